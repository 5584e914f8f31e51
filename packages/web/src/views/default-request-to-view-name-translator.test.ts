import assert from 'node:assert/strict';
import { hosting } from '../servlet/hosting.test.js';
import {
  DefaultRequestToViewNameTranslator,
  type DefaultRequestToViewNameTranslatorOptions,
} from './default-request-to-view-name-translator.js';

async function nameOf(path: string, options?: DefaultRequestToViewNameTranslatorOptions): Promise<string> {
  const translator = new DefaultRequestToViewNameTranslator(options);
  const client = await hosting((request, response) => {
    let name: string;
    try {
      name = translator.getViewName(request);
    } catch (error) {
      name = String(error);
    }
    return response.complete(name);
  });
  return (await client.get(path).buffer(true)).text;
}

describe('DefaultRequestToViewNameTranslator', () => {
  for (const [path, options, expected] of [
    ['/orders/list', {}, 'orders/list'],
    ['/orders/list/', {}, 'orders/list'],
    ['/orders/list.html', {}, 'orders/list'],
    ['/orders.old/list', {}, 'orders.old/list'],
    ['/', {}, ''],
    ['/orders?x=1', {}, 'orders'],
    ['/orders/list.html', { stripLeadingSlash: false, stripExtension: false }, '/orders/list.html'],
    ['/orders/list/', { stripTrailingSlash: false }, 'orders/list/'],
    ['/orders/list', { separator: '_', prefix: 'p-', suffix: '-s' }, 'p-orders_list-s'],
  ] as const) {
    it(`makes '${expected}' of ${path} with ${JSON.stringify(options)}`, async () => {
      assert.equal(await nameOf(path, options), expected);
    });
  }

  it('refuses paths that would redirect or forward', async () => {
    for (const path of ['/redirect:https://evil.example', '/forward:/admin', '/redirect:/x']) {
      assert.match(await nameOf(path), /ResponseStatusException.*400|Rejected/, path);
    }
  });
});
