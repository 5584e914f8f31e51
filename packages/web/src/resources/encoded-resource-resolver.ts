import type { AbstractResource } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { DelegatingHttpResource } from './http-resource.js';
import type { ResourceResolver, ResourceResolverChain } from './resource-resolver.js';

/** Codings with the extensions of their stand-ins: Spring's, and zstd. */
export const DEFAULT_CODINGS: ReadonlyMap<string, string> = new Map([
  ['br', '.br'],
  ['gzip', '.gz'],
  ['zstd', '.zst'],
]);

/**
 * Serves a file's compressed stand-in beside it (`app.js.br`) where the client accepts that coding; of several, the one
 * that the client names first. Weights are not looked at.
 * Source: Spring `EncodedResourceResolver`.
 */
export class EncodedResourceResolver implements ResourceResolver {
  readonly #codings: ReadonlyMap<string, string>;

  constructor(codings = DEFAULT_CODINGS) {
    this.#codings = codings;
  }

  async resolveResource(
    request: HttpServletRequest | undefined,
    requestPath: string,
    locations: readonly AbstractResource[],
    chain: ResourceResolverChain,
  ): Promise<AbstractResource | undefined> {
    const resource = await chain.resolveResource(request, requestPath, locations);
    if (!resource?.filename || !request) return resource;
    for (const coding of acceptedCodings(request)) {
      const extension = this.#codings.get(coding);
      if (extension === undefined) continue;
      const encoded = resource.createRelative(resource.filename + extension);
      if (await encoded.exists()) return new EncodedResource(resource, coding, encoded);
    }
    return resource;
  }

  resolveUrlPath(resourcePath: string, locations: readonly AbstractResource[], chain: ResourceResolverChain) {
    return chain.resolveUrlPath(resourcePath, locations);
  }
}

/** The codings that a client accepts, in its order. */
export function acceptedCodings(request: HttpServletRequest): string[] {
  const codings = (request.getHeader('Accept-Encoding') ?? '').toLowerCase().split(',');
  return codings.map((coding) => coding.replace(/;.*/s, '').trim());
}

/** A stand-in whose bytes are encoded: no transformer can read them. */
export class EncodedResource extends DelegatingHttpResource {
  constructor(original: AbstractResource, coding: string, encoded: AbstractResource) {
    super(
      original,
      [
        ['Content-Encoding', coding],
        ['Vary', 'Accept-Encoding'],
      ],
      encoded,
    );
  }
}
