import { type AbstractResource, type Class, IllegalStateException, isClass, type MaybePromise } from '@vernal/core';
import { HttpMethod } from '../http/http-method.js';
import {
  type ErrorHandlerFunction,
  filterAndThen,
  type HandlerFilterFunction,
  type HandlerFunction,
  ofErrorHandler,
  ofRequestProcessor,
  ofResponseProcessor,
} from './handler-function.js';
import { RequestPredicate, type RequestTest } from './request-predicate.js';
import { RequestPredicates } from './request-predicates.js';
import { type ResourceHeaders, ResourcesRouterFunction, resourceLookupFunction } from './resources-router-function.js';
import {
  ComposedRouterFunction,
  NestedRouterFunction,
  PredicateRouterFunction,
  type ResourceLookup,
  RouterFunction,
} from './router-function.js';
import type { ServerRequest } from './server-request.js';
import type { ServerResponse } from './server-response.js';

/** Adds a route for one method: any path, a pattern, a predicate, or a pattern and a predicate. */
export interface RouteForMethod {
  (handler: HandlerFunction): RouterFunctionBuilder;
  (pattern: string, handler: HandlerFunction): RouterFunctionBuilder;
  (predicate: RequestPredicate | RequestTest, handler: HandlerFunction): RouterFunctionBuilder;
  (pattern: string, predicate: RequestPredicate | RequestTest, handler: HandlerFunction): RouterFunctionBuilder;
}

/** What routes below a predicate are: added to the builder that is given, or made already. */
export type NestedRoutes = (builder: RouterFunctionBuilder) => RouterFunctionBuilder | RouterFunction | void;

/**
 * Puts routes together; the first that matches counts. Filters and error handlers stand around all routes of the builder.
 * Source: Spring `RouterFunctions.Builder`.
 */
export class RouterFunctionBuilder {
  readonly #routes: RouterFunction[] = [];
  readonly #filters: HandlerFilterFunction[] = [];
  readonly #errorHandlers: HandlerFilterFunction[] = [];

  readonly GET = this.#routesFor(HttpMethod.GET);
  readonly HEAD = this.#routesFor(HttpMethod.HEAD);
  readonly POST = this.#routesFor(HttpMethod.POST);
  readonly PUT = this.#routesFor(HttpMethod.PUT);
  readonly PATCH = this.#routesFor(HttpMethod.PATCH);
  readonly DELETE = this.#routesFor(HttpMethod.DELETE);
  readonly OPTIONS = this.#routesFor(HttpMethod.OPTIONS);

  route(predicate: RequestPredicate | RequestTest, handler: HandlerFunction): this {
    return this.add(new PredicateRouterFunction(predicate, handler));
  }

  add(routerFunction: RouterFunction): this {
    this.#routes.push(routerFunction);
    return this;
  }

  /** Serves one resource where the predicate matches. */
  resource(predicate: RequestPredicate | RequestTest, resource: AbstractResource, setHeaders?: ResourceHeaders): this {
    const matched = RequestPredicate.of(predicate);
    return this.resources((request) => (matched.test(request) ? resource : undefined), setHeaders);
  }

  /** Serves what is found below a location for the wildcards of a pattern, or what a function finds. */
  resources(pattern: string, location: AbstractResource, setHeaders?: ResourceHeaders): this;
  resources(lookup: ResourceLookup, setHeaders?: ResourceHeaders): this;
  resources(
    patternOrLookup: string | ResourceLookup,
    locationOrHeaders?: AbstractResource | ResourceHeaders,
    setHeaders?: ResourceHeaders,
  ): this {
    if (typeof patternOrLookup === 'function') {
      return this.add(new ResourcesRouterFunction(patternOrLookup, locationOrHeaders as ResourceHeaders | undefined));
    }
    const lookup = resourceLookupFunction(patternOrLookup, locationOrHeaders as AbstractResource);
    return this.add(new ResourcesRouterFunction(lookup, setHeaders));
  }

  nest(predicate: RequestPredicate | RequestTest, routes: NestedRoutes): this {
    const builder = new RouterFunctionBuilder();
    const given = routes(builder);
    return this.add(new NestedRouterFunction(predicate, given instanceof RouterFunction ? given : builder.build()));
  }

  /** Routes below a path. */
  path(pattern: string, routes: NestedRoutes): this {
    return this.nest(RequestPredicates.path(pattern), routes);
  }

  /** Stands around the handlers, inside of the filters before it. */
  filter(filter: HandlerFilterFunction): this {
    this.#filters.push(filter);
    return this;
  }

  before(process: (request: ServerRequest) => MaybePromise<ServerRequest>): this {
    return this.filter(ofRequestProcessor(process));
  }

  after(process: (request: ServerRequest, response: ServerResponse) => MaybePromise<ServerResponse>): this {
    return this.filter(ofResponseProcessor(process));
  }

  /** Answers failures of a class, or those that a test says yes to, inside of all filters. The first one added counts. */
  onError(test: (error: unknown) => boolean, handle: ErrorHandlerFunction): this;
  onError<E>(type: Class<E>, handle: ErrorHandlerFunction<E>): this;
  onError(type: Class | ((error: unknown) => boolean), handle: ErrorHandlerFunction): this {
    const isHandled = isClass(type) ? (error: unknown) => error instanceof type : type;
    this.#errorHandlers.unshift(ofErrorHandler(isHandled as (error: unknown) => error is unknown, handle));
    return this;
  }

  /** Gives an attribute to the route added last. Throws an `IllegalStateException` where there is none. */
  withAttribute(name: string, value: unknown): this {
    return this.withAttributes((attributes) => attributes.set(name, value));
  }

  withAttributes(change: (attributes: Map<string, unknown>) => void): this {
    const last = this.#routes.pop();
    if (!last) throw new IllegalStateException('Attributes belong to the route before them, but there is none yet');
    return this.add(last.withAttributes(change));
  }

  /** Throws an `IllegalStateException` where there are no routes. */
  build(): RouterFunction {
    if (this.#routes.length === 0) {
      throw new IllegalStateException('A router function needs a route: add one by GET(), POST(), route() …');
    }
    const routes = new ComposedRouterFunction([...this.#routes]);
    const filters = [...this.#filters, ...this.#errorHandlers];
    return filters.length === 0 ? routes : routes.filter(filters.reduce(filterAndThen));
  }

  #routesFor(method: HttpMethod): RouteForMethod {
    return (...args: readonly unknown[]) => {
      const handler = args.at(-1) as HandlerFunction;
      const predicate = args
        .slice(0, -1)
        .map((arg) =>
          typeof arg === 'string'
            ? RequestPredicates.path(arg)
            : RequestPredicate.of(arg as RequestPredicate | RequestTest),
        )
        .reduce((all, one) => all.and(one), RequestPredicates.method(method));
      return this.route(predicate, handler);
    };
  }
}
