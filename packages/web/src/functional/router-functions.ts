import type { AbstractResource } from '@vernal/core';
import type { HandlerFunction } from './handler-function.js';
import type { RequestPredicate, RequestTest } from './request-predicate.js';
import { type ResourceHeaders, resourceLookupFunction } from './resources-router-function.js';
import {
  NestedRouterFunction,
  PredicateRouterFunction,
  type ResourceLookup,
  type RouterFunction,
} from './router-function.js';
import { RouterFunctionBuilder } from './router-function-builder.js';

function route(): RouterFunctionBuilder;
function route(predicate: RequestPredicate | RequestTest, handler: HandlerFunction): RouterFunction;
function route(
  ...args: [] | [predicate: RequestPredicate | RequestTest, handler: HandlerFunction]
): RouterFunctionBuilder | RouterFunction {
  return args.length === 0 ? new RouterFunctionBuilder() : new PredicateRouterFunction(...args);
}

function resources(pattern: string, location: AbstractResource, setHeaders?: ResourceHeaders): RouterFunction;
function resources(lookup: ResourceLookup, setHeaders?: ResourceHeaders): RouterFunction;
function resources(
  patternOrLookup: string | ResourceLookup,
  locationOrHeaders?: AbstractResource | ResourceHeaders,
  setHeaders?: ResourceHeaders,
): RouterFunction {
  const builder = new RouterFunctionBuilder();
  return typeof patternOrLookup === 'function'
    ? builder.resources(patternOrLookup, locationOrHeaders as ResourceHeaders | undefined).build()
    : builder.resources(patternOrLookup, locationOrHeaders as AbstractResource, setHeaders).build();
}

/** Makes router functions. Source: Spring `RouterFunctions`. */
export const RouterFunctions = {
  /** A builder of routes, or a router function of one route. */
  route,

  /** Routes below a predicate. */
  nest(predicate: RequestPredicate | RequestTest, routerFunction: RouterFunction): RouterFunction {
    return new NestedRouterFunction(predicate, routerFunction);
  },

  /** See {@link RouterFunctionBuilder.resource}. */
  resource(
    predicate: RequestPredicate | RequestTest,
    resource: AbstractResource,
    setHeaders?: ResourceHeaders,
  ): RouterFunction {
    return new RouterFunctionBuilder().resource(predicate, resource, setHeaders).build();
  },

  /** See {@link RouterFunctionBuilder.resources}. */
  resources,

  resourceLookupFunction,
};
