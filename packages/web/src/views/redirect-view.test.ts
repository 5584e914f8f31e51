import assert from 'node:assert/strict';
import { PathPatternParser } from '../path/path-pattern-parser.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { setHandlerMatch } from '../strategies/handler-match.js';
import { isRedirectView } from '../strategies/smart-view.js';
import { exposeResponseStatus } from '../strategies/view-attributes.js';
import { RedirectView, type RedirectViewOptions } from './redirect-view.js';
import { type Model, type RenderingOptions, rendering } from './rendering.test.js';

describe('RedirectView', () => {
  const locationOf = async (url: string, model: Model = {}, options?: RedirectViewOptions, more?: RenderingOptions) => {
    const { headers } = await rendering(new RedirectView(url, options), model, more);
    return headers.location as string;
  };

  it('stays on its host, whatever the path of the context begins with', async () => {
    const prepare = (request: HttpServletRequest) =>
      void Object.defineProperty(request, 'contextPath', { value: '//other' });
    assert.equal(await locationOf('/there', {}, { contextRelative: true }, { prepare }), '/other/there');
  });

  it('is not subject to content negotiation', () => {
    assert.ok(isRedirectView(new RedirectView('/')));
  });

  describe('chooses the status', () => {
    const asked = (request: HttpServletRequest) => exposeResponseStatus(request, 308);
    for (const { title, options, prepare, status } of [
      { title: '302', status: 302 },
      { title: '303 for HTTP 1.1', options: { http10Compatible: false }, status: 303 },
      { title: 'that of the handler', prepare: asked, status: 308 },
      { title: 'that of the handler for HTTP 1.1', options: { http10Compatible: false }, prepare: asked, status: 308 },
      { title: 'its own before that of the handler', options: { statusCode: 301 }, prepare: asked, status: 301 },
      {
        title: 'its own before that of the handler for HTTP 1.1',
        options: { statusCode: 301, http10Compatible: false },
        prepare: asked,
        status: 301,
      },
    ]) {
      it(title, async () => {
        const answer = await rendering(new RedirectView('/there', options), {}, prepare ? { prepare } : {});
        assert.deepEqual([answer.status, answer.text], [status, '']);
        assert.match(answer.headers.location as string, /\/there$/);
      });
    }
  });

  it('puts simple attributes of the model into the query', async () => {
    const model = { a: 1, b: 'x y&z', c: { not: 'simple' }, d: [1, 2], e: [], f: null, g: true };
    assert.match(await locationOf('/there', model), /\/there\?a=1&b=x\+y%26z&d=1&d=2&g=true$/);
    assert.match(await locationOf('/there?q=1#end', { a: 1 }), /\/there\?q=1&a=1#end$/);
    assert.match(await locationOf('/there', model, { exposeModelAttributes: false }), /\/there$/);
  });

  describe('fills {variables}', () => {
    const prepare = (request: HttpServletRequest) =>
      setHandlerMatch(request, {
        handler: {},
        pattern: PathPatternParser.defaultInstance.parse('/{id}'),
        uriVariables: new Map([['id', 'of path']]),
        matrixVariables: new Map(),
        pathWithinMapping: '',
        producibleMediaTypes: undefined,
      });

    it('with attributes of the model, which then are no query parameters', async () => {
      assert.match(await locationOf('/orders/{id}', { id: 'a/b ?', x: 1 }), /\/orders\/a%2Fb%20%3F\?x=1$/);
    });

    it('with path variables of the request where the model has none', async () => {
      assert.match(await locationOf('/orders/{id}', {}, {}, { prepare }), /\/orders\/of%20path$/);
      assert.match(await locationOf('/orders/{id}', { id: 'mine' }, {}, { prepare }), /\/orders\/mine$/);
    });

    it('never with a value that leads elsewhere', async () => {
      assert.match(
        await locationOf('/{to}', { to: '/evil.example/%0d%0aX: y' }),
        /\/%2Fevil\.example%2F%250d%250aX:%20y$/,
      );
    });

    it('or fails and names the variable', async () => {
      const { status, headers, text } = await rendering(new RedirectView('/orders/{id}'));
      assert.equal(status, 500);
      assert.equal(headers.location, undefined);
      assert.match(text, /\{id\}/);
    });

    it('not where it is told not to', async () => {
      assert.match(await locationOf('/{id}', {}, { expandUriTemplateVariables: false }), /\{id\}|%7Bid%7D/);
    });
  });

  it('takes the query of the request along where asked to', async () => {
    const path = '/page?b=2&c=%20';
    assert.match(await locationOf('/there?a=1', {}, { propagateQueryParams: true }, { path }), /\?a=1&b=2&c=%20$/);
    assert.match(await locationOf('/there', {}, {}, { path }), /\/there$/);
  });
});
