import { CachingResourceResolver } from '../resources/caching-resource-resolver.js';
import { CachingResourceTransformer } from '../resources/caching-resource-transformer.js';
import { CssLinkResourceTransformer } from '../resources/css-link-resource-transformer.js';
import { PathResourceResolver } from '../resources/path-resource-resolver.js';
import type { ResourceResolver } from '../resources/resource-resolver.js';
import type { ResourceTransformer } from '../resources/resource-transformer.js';
import { VersionResourceResolver } from '../resources/version-resource-resolver.js';

/**
 * Resolvers and transformers of static files. A {@link PathResourceResolver} is added behind, and with versions the one that
 * puts them into style sheets. Source: Spring `ResourceChainRegistration`.
 */
export class ResourceChainRegistration {
  readonly #resolvers: ResourceResolver[] = [];
  readonly #transformers: ResourceTransformer[] = [];
  readonly #cacheResources: boolean;

  constructor(cacheResources: boolean) {
    this.#cacheResources = cacheResources;
  }

  addResolver(resolver: ResourceResolver): this {
    this.#resolvers.push(resolver);
    return this;
  }

  addTransformer(transformer: ResourceTransformer): this {
    this.#transformers.push(transformer);
    return this;
  }

  build(): {
    readonly resourceResolvers: readonly ResourceResolver[];
    readonly resourceTransformers: readonly ResourceTransformer[];
  } {
    const has = (list: readonly object[], type: abstract new () => object) => list.some((one) => one instanceof type);
    const addsLinks =
      has(this.#resolvers, VersionResourceResolver) && !has(this.#transformers, CssLinkResourceTransformer);
    return {
      resourceResolvers: [
        ...(this.#cacheResources ? [new CachingResourceResolver()] : []),
        ...this.#resolvers,
        ...(has(this.#resolvers, PathResourceResolver) ? [] : [new PathResourceResolver()]),
      ],
      resourceTransformers: [
        ...(this.#cacheResources ? [new CachingResourceTransformer()] : []),
        ...(addsLinks ? [new CssLinkResourceTransformer()] : []),
        ...this.#transformers,
      ],
    };
  }
}
