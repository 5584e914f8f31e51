import assert from 'node:assert/strict';
import type { WebContentOptions } from '../binding/web-content-generator.js';
import { HttpRequestMethodNotSupportedException } from '../errors/http-request-method-not-supported-exception.js';
import { hosting, say } from '../servlet/hosting.test.js';
import { ModelAndView } from '../strategies/model-and-view.js';
import { AbstractController } from './abstract-controller.js';

class Page extends AbstractController {
  protected override handleRequestInternal(): ModelAndView {
    return new ModelAndView('page');
  }
}

/** Answers the name of the view, 405 for what the controller refuses. */
function hostingPage(options?: WebContentOptions): ReturnType<typeof hosting> {
  const page = new Page(options);
  return hosting(async (request, response) => {
    try {
      const modelAndView = await page.handleRequest(request, response);
      return modelAndView ? say(response, String(modelAndView.view)) : undefined;
    } catch (error) {
      assert.ok(error instanceof HttpRequestMethodNotSupportedException);
      response.sendError(405);
    }
  });
}

describe('AbstractController', () => {
  it('handles GET, HEAD and POST, and says so', async () => {
    const client = await hostingPage();
    await client.get('/').expect(200, 'page');
    await client.post('/').expect(200, 'page');
    await client.put('/').expect(405);
    await client.options('/').expect('Allow', 'GET,HEAD,POST,OPTIONS').expect(200, '');
  });

  it('handles other methods, and sends cache headers, where it is told so', async () => {
    const client = await hostingPage({ supportedMethods: ['GET', 'PUT'], cachePeriod: 30 });
    await client.put('/').expect('Cache-Control', 'max-age=30').expect('page');
    await client.post('/').expect(405);
  });
});
