import { type AbstractResource, isPromiseLike, type MaybePromise } from '@vernal/core';
import type { HandlerFilterFunction, HandlerFunction } from './handler-function.js';
import { RequestPredicate, type RequestTest } from './request-predicate.js';
import type { ServerRequest } from './server-request.js';

/** Finds the resource of a request; undefined where there is none. */
export type ResourceLookup = (request: ServerRequest) => MaybePromise<AbstractResource | undefined>;

/** Told of all that a router function is made of, in its order. Source: Spring `RouterFunctions.Visitor`. */
export interface RouterFunctionVisitor {
  startNested?(predicate: RequestPredicate): void;
  endNested?(predicate: RequestPredicate): void;
  route?(predicate: RequestPredicate, handler: HandlerFunction): void;
  resources?(lookup: ResourceLookup): void;
  /** Those of what comes next. */
  attributes?(attributes: ReadonlyMap<string, unknown>): void;
  unknown?(routerFunction: RouterFunction): void;
}

/**
 * Finds the handler function of a request. Beans of this class are asked in their order, before the methods of controllers.
 * {@link RouterFunctions} makes them. Source: Spring `RouterFunction`.
 */
export abstract class RouterFunction {
  /** Undefined where no route matches. What was found in the path is recorded on the request. */
  abstract route(request: ServerRequest): MaybePromise<HandlerFunction | undefined>;

  accept(visitor: RouterFunctionVisitor): void {
    visitor.unknown?.(this);
  }

  /** This one, then the other. */
  and(other: RouterFunction): RouterFunction {
    return new ComposedRouterFunction([this, other]);
  }

  andRoute(predicate: RequestPredicate | RequestTest, handler: HandlerFunction): RouterFunction {
    return this.and(new PredicateRouterFunction(predicate, handler));
  }

  andNest(predicate: RequestPredicate | RequestTest, routerFunction: RouterFunction): RouterFunction {
    return this.and(new NestedRouterFunction(predicate, routerFunction));
  }

  /** The same routes with a filter around their handlers. */
  filter(filter: HandlerFilterFunction): RouterFunction {
    return new FilteredRouterFunction(this, filter);
  }

  /** The same routes with an attribute, which visitors are told. */
  withAttribute(name: string, value: unknown): RouterFunction {
    return this.withAttributes((attributes) => attributes.set(name, value));
  }

  withAttributes(change: (attributes: Map<string, unknown>) => void): RouterFunction {
    const attributes = new Map<string, unknown>();
    change(attributes);
    return new AttributesRouterFunction(this, attributes);
  }

  /** The routes with their predicates, for logs. */
  toString(): string {
    const lines: string[] = [];
    let indent = '';
    this.accept({
      startNested: (predicate) => {
        lines.push(`${indent}${predicate} => {`);
        indent += ' ';
      },
      endNested: () => {
        indent = indent.slice(1);
        lines.push(`${indent}}`);
      },
      route: (predicate, handler) => lines.push(`${indent}${predicate} -> ${handler.name || 'a function'}`),
      resources: () => lines.push(`${indent}resources`),
      unknown: (routerFunction) => lines.push(indent + routerFunction.constructor.name),
    });
    return lines.join('\n');
  }
}

/** The first of several that has a route. */
export class ComposedRouterFunction extends RouterFunction {
  readonly #parts: readonly RouterFunction[];

  constructor(parts: readonly RouterFunction[]) {
    super();
    this.#parts = parts;
  }

  route(request: ServerRequest): MaybePromise<HandlerFunction | undefined> {
    return this.#routeFrom(0, request);
  }

  #routeFrom(start: number, request: ServerRequest): MaybePromise<HandlerFunction | undefined> {
    for (let index = start; index < this.#parts.length; index++) {
      const found = this.#parts[index]?.route(request);
      if (isPromiseLike(found)) return found.then((handler) => handler ?? this.#routeFrom(index + 1, request));
      if (found) return found;
    }
    return undefined;
  }

  override accept(visitor: RouterFunctionVisitor): void {
    for (const part of this.#parts) part.accept(visitor);
  }
}

/** One route. */
export class PredicateRouterFunction extends RouterFunction {
  readonly #predicate: RequestPredicate;
  readonly #handler: HandlerFunction;

  constructor(predicate: RequestPredicate | RequestTest, handler: HandlerFunction) {
    super();
    this.#predicate = RequestPredicate.of(predicate);
    this.#handler = handler;
  }

  route(request: ServerRequest): HandlerFunction | undefined {
    return this.#predicate.test(request) ? this.#handler : undefined;
  }

  override accept(visitor: RouterFunctionVisitor): void {
    visitor.route?.(this.#predicate, this.#handler);
  }
}

/** Routes below a predicate. */
export class NestedRouterFunction extends RouterFunction {
  readonly #predicate: RequestPredicate;
  readonly #routes: RouterFunction;

  constructor(predicate: RequestPredicate | RequestTest, routes: RouterFunction) {
    super();
    this.#predicate = RequestPredicate.of(predicate);
    this.#routes = routes;
  }

  route(request: ServerRequest): MaybePromise<HandlerFunction | undefined> {
    const nested = this.#predicate.nest(request);
    if (!nested) return undefined;
    const recorded = (handler: HandlerFunction | undefined) => {
      if (handler) request.setMatch(nested.match);
      return handler;
    };
    const found = this.#routes.route(nested);
    return isPromiseLike(found) ? found.then(recorded) : recorded(found);
  }

  override accept(visitor: RouterFunctionVisitor): void {
    visitor.startNested?.(this.#predicate);
    this.#routes.accept(visitor);
    visitor.endNested?.(this.#predicate);
  }
}

class FilteredRouterFunction extends RouterFunction {
  readonly #routes: RouterFunction;
  readonly #filter: HandlerFilterFunction;

  constructor(routes: RouterFunction, filter: HandlerFilterFunction) {
    super();
    this.#routes = routes;
    this.#filter = filter;
  }

  route(request: ServerRequest): MaybePromise<HandlerFunction | undefined> {
    const filtered = (handler: HandlerFunction | undefined): HandlerFunction | undefined =>
      handler && ((given) => this.#filter(given, handler));
    const found = this.#routes.route(request);
    return isPromiseLike(found) ? found.then(filtered) : filtered(found);
  }

  override accept(visitor: RouterFunctionVisitor): void {
    this.#routes.accept(visitor);
  }
}

class AttributesRouterFunction extends RouterFunction {
  readonly #routes: RouterFunction;
  readonly #attributes: ReadonlyMap<string, unknown>;

  constructor(routes: RouterFunction, attributes: ReadonlyMap<string, unknown>) {
    super();
    this.#routes = routes;
    this.#attributes = attributes;
  }

  route(request: ServerRequest): MaybePromise<HandlerFunction | undefined> {
    return this.#routes.route(request);
  }

  override withAttributes(change: (attributes: Map<string, unknown>) => void): RouterFunction {
    const attributes = new Map(this.#attributes);
    change(attributes);
    return new AttributesRouterFunction(this.#routes, attributes);
  }

  override accept(visitor: RouterFunctionVisitor): void {
    visitor.attributes?.(this.#attributes);
    this.#routes.accept(visitor);
  }
}
