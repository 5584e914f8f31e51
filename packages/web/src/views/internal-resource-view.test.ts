import assert from 'node:assert/strict';
import { hosting } from '../servlet/hosting.test.js';
import type { View } from '../strategies/view.js';
import { InternalResourceView } from './internal-resource-view.js';
import { InternalResourceViewResolver } from './internal-resource-view-resolver.js';
import { rendering, resolving } from './rendering.test.js';
import { viewResolverSuite } from './view-resolver.suite.js';

describe('InternalResourceView', () => {
  it('forwards with the model as request attributes', async () => {
    const { text } = await rendering(new InternalResourceView('/inner'), { b: 2, a: 'x' });
    assert.equal(text, 'FORWARD /inner a=x&b=2');
  });

  it('includes where the request is itself included, and says what it writes', async () => {
    const client = await hosting(async (request, response) => {
      if (request.requestURI === '/outer' && request.dispatcherType === 'REQUEST') {
        return request.getRequestDispatcher('/middle').include(request, response);
      }
      if (request.dispatcherType === 'INCLUDE' && request.getAttribute('seen') === undefined) {
        request.setAttribute('seen', true);
        return new InternalResourceView('/inner').render(new Map(), request, response);
      }
      return response.complete(`${request.dispatcherType} ${String(request.getAttribute('seen'))}`);
    });
    await client.get('/outer').expect(200, 'INCLUDE true');
  });
});

describe('InternalResourceViewResolver', () => {
  viewResolverSuite({ make: () => new InternalResourceViewResolver(), known: '/any' });

  it('puts prefix and suffix around the name', async () => {
    const resolver = new InternalResourceViewResolver({ prefix: '/pages/', suffix: '.html' });
    const view = await resolving(resolver, 'home');
    assert.ok(view instanceof InternalResourceView);
    assert.equal(view.url, '/pages/home.html');
  });

  it('refuses a view that leads back to its own handler', async () => {
    const absolute = await resolving(new InternalResourceViewResolver(), '/page');
    assert.match((await rendering(absolute as View)).text, /Circular view path \[\/page\]/);
    const relative = await resolving(new InternalResourceViewResolver(), 'page');
    assert.match((await rendering(relative as View)).text, /Circular view path \[page\]/);
  });

  it('lets it through where told to', async () => {
    const view = await resolving(new InternalResourceViewResolver({ preventDispatchLoop: false }), '/page');
    assert.equal((await rendering(view as View)).text, 'FORWARD /page ');
  });
});
