import type { AbstractResource } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { DelegatingHttpResource } from './http-resource.js';
import type { ResourceResolver, ResourceResolverChain } from './resource-resolver.js';

/** Codings with the extensions of their stand-ins, best first. */
export const DEFAULT_CODINGS: readonly (readonly [coding: string, extension: string])[] = [
  ['br', '.br'],
  ['gzip', '.gz'],
];

/**
 * Serves a file's compressed stand-in beside it (`app.js.br`) where the client accepts that coding.
 * Source: Spring `EncodedResourceResolver`.
 */
export class EncodedResourceResolver implements ResourceResolver {
  readonly #codings: readonly (readonly [coding: string, extension: string])[];

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
    const accepted = request?.getHeader('Accept-Encoding')?.toLowerCase();
    if (!resource?.filename || !accepted) return resource;
    for (const [coding, extension] of this.#codings) {
      if (!accepted.includes(coding)) continue;
      const encoded = resource.createRelative(resource.filename + extension);
      if (await encoded.exists()) return new EncodedResource(resource, coding, encoded);
    }
    return resource;
  }

  resolveUrlPath(resourcePath: string, locations: readonly AbstractResource[], chain: ResourceResolverChain) {
    return chain.resolveUrlPath(resourcePath, locations);
  }
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
