import assert from 'node:assert/strict';
import { type Class, TypeMismatchException } from '@vernal/core';
import { ResponseStatus } from '../decorators/response-status.js';
import { HttpRequestMethodNotSupportedException } from '../errors/http-request-method-not-supported-exception.js';
import { ResponseStatusException } from '../errors/response-status-exception.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { HandlerExceptionResolver } from '../strategies/handler-exception-resolver.js';
import { ModelAndView } from '../strategies/model-and-view.js';
import { DefaultHandlerExceptionResolver } from './default-handler-exception-resolver.js';
import { HandlerExceptionResolverComposite } from './handler-exception-resolver-composite.js';
import { ResponseStatusExceptionResolver } from './response-status-exception-resolver.js';
import { SimpleMappingExceptionResolver } from './simple-mapping-exception-resolver.js';

@ResponseStatus({ code: 410, reason: 'gone for good' })
class GoneError extends Error {}
class GoneForEverError extends GoneError {}
class OrderError extends Error {}
class LateOrderError extends OrderError {}

describe('exception resolvers', () => {
  const headers: [string, string][] = [];
  let response: { status: number; isCommitted: boolean; error: readonly [number, string | undefined] | undefined };

  beforeEach(() => {
    headers.length = 0;
    response = { status: 200, isCommitted: false, error: undefined };
    Object.assign(response, {
      addHeader: (name: string, value: string) => headers.push([name, value]),
      setHeader: (name: string, value: string) => headers.push([name, value]),
      sendError: (status: number, message?: string) => {
        response.error = [status, message];
      },
    });
  });

  const request = {
    getLocales: () => [new Intl.Locale('en')],
    getAttribute: () => undefined,
    setAttribute: () => undefined,
  };

  function resolve(resolver: HandlerExceptionResolver, exception: unknown, handler: object | undefined = {}) {
    const [req, res] = [request as unknown as HttpServletRequest, response as unknown as HttpServletResponse];
    return resolver.resolveException(req, res, handler, exception);
  }

  describe('ResponseStatusExceptionResolver', () => {
    const resolver = new ResponseStatusExceptionResolver();

    it('answers with the status and reason of a ResponseStatusException', () => {
      void resolve(resolver, new ResponseStatusException(409, 'taken'));
      assert.deepEqual(response.error, [409, 'taken']);
    });

    it('answers with @ResponseStatus of the class or a superclass', () => {
      void resolve(resolver, new GoneForEverError());
      assert.deepEqual(response.error, [410, 'gone for good']);
    });

    it('asks the cause where the exception itself says nothing', () => {
      void resolve(resolver, new Error('wrapped', { cause: new GoneError() }));
      assert.deepEqual(response.error, [410, 'gone for good']);
    });

    it('leaves others alone, also where a cause leads back to itself', () => {
      const circular = new Error('circular');
      circular.cause = circular;
      assert.equal(resolve(resolver, circular), undefined);
    });
  });

  describe('DefaultHandlerExceptionResolver', () => {
    const resolver = new DefaultHandlerExceptionResolver();

    it('answers with status, headers and detail of an error response', () => {
      void resolve(resolver, new HttpRequestMethodNotSupportedException('PUT', ['GET', 'HEAD']));
      assert.equal(response.error?.[0], 405);
      assert.deepEqual(headers, [['Allow', 'GET, HEAD']]);
    });

    it('answers 400 to a type mismatch', () => {
      void resolve(resolver, Object.create(TypeMismatchException.prototype));
      assert.equal(response.error?.[0], 400);
    });

    it('changes nothing once the answer is committed', () => {
      response.isCommitted = true;
      assert.ok(resolve(resolver, new ResponseStatusException(409)) instanceof ModelAndView);
      assert.equal(response.error, undefined);
    });

    it('leaves the application’s own exceptions alone', () => {
      assert.equal(resolve(resolver, new Error('own')), undefined);
    });
  });

  describe('SimpleMappingExceptionResolver', () => {
    const exceptionMappings = new Map<Class | string, string>([
      ['OrderError', 'order'],
      [LateOrderError, 'late'],
    ]);

    it('takes the view of the nearest class', () => {
      const resolver = new SimpleMappingExceptionResolver({ exceptionMappings });
      assert.equal((resolve(resolver, new LateOrderError()) as ModelAndView).viewName, 'late');
      assert.equal((resolve(resolver, new OrderError()) as ModelAndView).viewName, 'order');
      assert.equal(resolve(resolver, new Error('other')), undefined);
    });

    it('sets the status of the view, else the default one', () => {
      const resolver = new SimpleMappingExceptionResolver({
        exceptionMappings,
        defaultErrorView: 'other',
        defaultStatusCode: 503,
        statusCodes: { late: 409 },
      });
      void resolve(resolver, new LateOrderError());
      assert.equal(response.status, 409);
      void resolve(resolver, new Error('other'));
      assert.equal(response.status, 503);
    });

    it('gives the exception to the view, unless told not to', () => {
      const error = new OrderError();
      const given = resolve(new SimpleMappingExceptionResolver({ exceptionMappings }), error) as ModelAndView;
      assert.equal(given.model.get('exception'), error);
      const options = { exceptionMappings, exceptionAttribute: undefined };
      const none = resolve(new SimpleMappingExceptionResolver(options), error) as ModelAndView;
      assert.equal(none.model.size, 0);
    });

    it('resolves exceptions of the handlers it is for only', () => {
      const resolver = new SimpleMappingExceptionResolver({
        defaultErrorView: 'error',
        mappedHandlerPredicate: (handler) => handler instanceof Date,
      });
      assert.equal(resolve(resolver, new Error('x')), undefined);
      assert.ok(resolve(resolver, new Error('x'), new Date()));
    });
  });

  it('are asked in order until one has an answer', async () => {
    const asked: string[] = [];
    const named = (name: string, answer: ModelAndView | undefined): HandlerExceptionResolver => ({
      resolveException: () => {
        asked.push(name);
        return answer;
      },
    });
    const composite = new HandlerExceptionResolverComposite([
      named('first', undefined),
      named('second', new ModelAndView('error')),
      named('third', undefined),
    ]);
    assert.equal((await resolve(composite, new Error('x')))?.viewName, 'error');
    assert.deepEqual(asked, ['first', 'second']);
  });
});
