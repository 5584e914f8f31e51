import type { AbstractResource, MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';

/** The resolvers behind one, as one. Source: Spring `ResourceResolverChain`. */
export interface ResourceResolverChain {
  /** `request` undefined: for a link, not for an answer. */
  resolveResource(
    request: HttpServletRequest | undefined,
    requestPath: string,
    locations: readonly AbstractResource[],
  ): MaybePromise<AbstractResource | undefined>;
  resolveUrlPath(resourcePath: string, locations: readonly AbstractResource[]): MaybePromise<string | undefined>;
}

/** Finds the resource of a path, and the public path of a resource. Paths are encoded as in URLs. Source: Spring `ResourceResolver`. */
export interface ResourceResolver {
  resolveResource(
    request: HttpServletRequest | undefined,
    requestPath: string,
    locations: readonly AbstractResource[],
    chain: ResourceResolverChain,
  ): MaybePromise<AbstractResource | undefined>;
  /** The path by which clients get the resource that is at `resourcePath`; undefined where there is none. */
  resolveUrlPath(
    resourcePath: string,
    locations: readonly AbstractResource[],
    chain: ResourceResolverChain,
  ): MaybePromise<string | undefined>;
}

/** The resolvers of a list from one on. */
export function resolverChain(resolvers: readonly ResourceResolver[], from = 0): ResourceResolverChain {
  const resolver = resolvers[from];
  if (!resolver) return { resolveResource: () => undefined, resolveUrlPath: () => undefined };
  const rest = resolverChain(resolvers, from + 1);
  return {
    resolveResource: (request, path, locations) => resolver.resolveResource(request, path, locations, rest),
    resolveUrlPath: (path, locations) => resolver.resolveUrlPath(path, locations, rest),
  };
}
