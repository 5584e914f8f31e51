import type { AbstractResource, MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { ResourceResolverChain } from './resource-resolver.js';

/** The transformers behind one, as one. Source: Spring `ResourceTransformerChain`. */
export interface ResourceTransformerChain {
  readonly resolverChain: ResourceResolverChain;
  transform(request: HttpServletRequest, resource: AbstractResource): MaybePromise<AbstractResource>;
}

/** Changes a resource before it is written. Source: Spring `ResourceTransformer`. */
export interface ResourceTransformer {
  transform(
    request: HttpServletRequest,
    resource: AbstractResource,
    chain: ResourceTransformerChain,
  ): MaybePromise<AbstractResource>;
}

/** The transformers of a list from one on. */
export function transformerChain(
  transformers: readonly ResourceTransformer[],
  resolverChain: ResourceResolverChain,
  from = 0,
): ResourceTransformerChain {
  const transformer = transformers[from];
  if (!transformer) return { resolverChain, transform: (_request, resource) => resource };
  const rest = transformerChain(transformers, resolverChain, from + 1);
  return { resolverChain, transform: (request, resource) => transformer.transform(request, resource, rest) };
}
