import { type AbstractResource, isPromiseLike, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { ResourceTransformer, ResourceTransformerChain } from './resource-transformer.js';

/** Remembers what the transformers behind it made of a resource. Source: Spring `CachingResourceTransformer`. */
export class CachingResourceTransformer implements ResourceTransformer {
  readonly #transformed = new WeakMap<AbstractResource, MaybePromise<AbstractResource>>();

  transform(
    request: HttpServletRequest,
    resource: AbstractResource,
    chain: ResourceTransformerChain,
  ): MaybePromise<AbstractResource> {
    const known = this.#transformed.get(resource);
    if (known) return known;
    const made = chain.transform(request, resource);
    this.#transformed.set(resource, made);
    if (isPromiseLike(made)) made.then(undefined, () => this.#transformed.delete(resource));
    return made;
  }
}
