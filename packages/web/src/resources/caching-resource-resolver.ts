import type { AbstractResource } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { acceptedCodings, DEFAULT_CODINGS } from './encoded-resource-resolver.js';
import type { ResourceResolver, ResourceResolverChain } from './resource-resolver.js';

/** Resources and paths that are kept; beyond it the oldest goes. */
const LIMIT = 2048;

/** Remembers what the resolvers behind it found; what they did not find is asked for anew. Source: Spring `CachingResourceResolver`. */
export class CachingResourceResolver implements ResourceResolver {
  readonly #resources = new Map<string, AbstractResource>();
  readonly #urlPaths = new Map<string, string>();

  async resolveResource(
    request: HttpServletRequest | undefined,
    requestPath: string,
    locations: readonly AbstractResource[],
    chain: ResourceResolverChain,
  ): Promise<AbstractResource | undefined> {
    const key = `${codingsOf(request)} ${requestPath}`;
    return (
      this.#resources.get(key) ??
      remember(this.#resources, key, await chain.resolveResource(request, requestPath, locations))
    );
  }

  async resolveUrlPath(
    resourcePath: string,
    locations: readonly AbstractResource[],
    chain: ResourceResolverChain,
  ): Promise<string | undefined> {
    const known = this.#urlPaths.get(resourcePath);
    return known ?? remember(this.#urlPaths, resourcePath, await chain.resolveUrlPath(resourcePath, locations));
  }
}

function codingsOf(request: HttpServletRequest | undefined): string {
  return request ? [...new Set(acceptedCodings(request))].filter((coding) => DEFAULT_CODINGS.has(coding)).join() : '';
}

function remember<V>(cache: Map<string, V>, key: string, value: V | undefined): V | undefined {
  if (value === undefined) return undefined;
  cache.set(key, value);
  const oldest = cache.size > LIMIT ? cache.keys().next().value : undefined;
  if (oldest !== undefined) cache.delete(oldest);
  return value;
}
