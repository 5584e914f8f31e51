import assert from 'node:assert/strict';
import type { MaybePromise } from '@vernal/core';
import { ERROR_REQUEST_URI } from '../servlet/dispatch-attributes.js';
import type { DispatcherType } from '../servlet/dispatcher-type.js';
import type { FilterChain } from '../servlet/filter.js';
import { hosting, say } from '../servlet/hosting.test.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { HttpServletRequestWrapper } from '../servlet/http-servlet-request-wrapper.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { OncePerRequestFilter } from './once-per-request-filter.js';

class Recorder extends OncePerRequestFilter {
  readonly seen: string[] = [];
  attribute = '';
  onAsync = false;

  protected override doFilterInternal(
    request: HttpServletRequest,
    response: HttpServletResponse,
    chain: FilterChain,
  ): MaybePromise<void> {
    this.seen.push(request.dispatcherType);
    this.attribute = this.alreadyFilteredAttributeName;
    return chain.doFilter(request, response);
  }

  protected override doFilterNestedErrorDispatch(
    request: HttpServletRequest,
    response: HttpServletResponse,
    chain: FilterChain,
  ): MaybePromise<void> {
    this.seen.push('nested');
    return super.doFilterNestedErrorDispatch(request, response, chain);
  }

  protected override shouldNotFilter(request: HttpServletRequest): boolean {
    return request.requestURI === '/not';
  }

  protected override shouldNotFilterAsyncDispatch(): boolean {
    return !this.onAsync;
  }
}

class ErrorDispatch extends HttpServletRequestWrapper {
  override get dispatcherType(): DispatcherType {
    return 'ERROR';
  }
}

function hostingFiltered(filter: Recorder, service: Parameters<typeof hosting>[0]): ReturnType<typeof hosting> {
  return hosting(service, (context) => {
    const types = ['REQUEST', 'FORWARD', 'ASYNC', 'ERROR'] as const;
    context.addFilter('recorder', filter).addMappingForUrlPatterns(types, '/*');
    context.addServlet('page', { service: (_, response) => say(response, 'page') }).addMapping('/page');
  });
}

describe('OncePerRequestFilter', () => {
  it('is at work once, though the request passes it again', async () => {
    const filter = new Recorder();
    const client = await hostingFiltered(filter, (request, response) =>
      request.getRequestDispatcher('/page').forward(request, response),
    );
    await client.get('/').expect('page');
    assert.deepEqual(filter.seen, ['REQUEST']);
  });

  it('is at work again for the next request, and after a failure', async () => {
    const filter = new Recorder();
    let attribute: unknown;
    const client = await hostingFiltered(filter, (request, response) => {
      attribute = request.getAttribute(filter.attribute);
      if (request.requestURI === '/fails') throw new Error('meant');
      if (request.requestURI === '/rejects') return Promise.reject(new Error('meant'));
      return say(response, 'ok');
    });
    await client.get('/fails').expect(500);
    await client.get('/rejects').expect(500);
    await client.get('/').expect('ok');
    assert.deepEqual(filter.seen, ['REQUEST', 'REQUEST', 'REQUEST']);
    assert.deepEqual([filter.attribute, attribute], ['recorder.FILTERED', true]);
  });

  it('lets requests pass that are none of its business', async () => {
    const filter = new Recorder();
    const client = await hostingFiltered(filter, (_, response) => say(response, 'ok'));
    await client.get('/not').expect('ok');
    assert.deepEqual(filter.seen, []);
  });

  it('is at work on asynchronous dispatches only where it says so', async () => {
    for (const onAsync of [false, true]) {
      const filter = Object.assign(new Recorder(), { onAsync });
      const client = await hostingFiltered(filter, (request, response) => {
        if (request.dispatcherType === 'ASYNC') return say(response, 'ok');
        const context = request.startAsync();
        setImmediate(() => context.dispatch());
      });
      await client.get('/').expect('ok');
      assert.deepEqual(filter.seen, onAsync ? ['REQUEST', 'ASYNC'] : ['REQUEST']);
    }
  });

  it('is asked about an error page that is dispatched to while it is at work', async () => {
    const filter = new Recorder();
    const client = await hostingFiltered(filter, (request, response) =>
      filter.doFilter(new ErrorDispatch(request), response, { doFilter: (_, page) => say(page, 'page') }),
    );
    await client.get('/').expect('page');
    assert.deepEqual(filter.seen, ['REQUEST', 'nested']);
  });

  it('is not at work on the dispatch to an error page', async () => {
    const filter = new Recorder();
    const client = await hostingFiltered(filter, (request, response) => {
      request.setAttribute(ERROR_REQUEST_URI, '/failed');
      return filter.doFilter(request, response, { doFilter: (_, page) => say(page, 'page') });
    });
    await client.get('/').expect('page');
    assert.deepEqual(filter.seen, ['REQUEST']);
  });
});
