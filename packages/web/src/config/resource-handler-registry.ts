import {
  type AbstractResource,
  FileSystemResource,
  IllegalArgumentException,
  ResourceLoader,
  UrlResource,
} from '@vernal/core';
import type { CacheControl } from '../http/cache-control.js';
import type { MediaType } from '../http/media-type.js';
import type { HandlerMappingOptions } from '../mapping/abstract-handler-mapping.js';
import { SimpleUrlHandlerMapping } from '../mapping/simple-url-handler-mapping.js';
import {
  ResourceHttpRequestHandler,
  type ResourceHttpRequestHandlerOptions,
} from '../resources/resource-http-request-handler.js';
import { ResourceChainRegistration } from './resource-chain-registration.js';

/** What a registration has collected for its handler. */
type Settings = { -readonly [K in keyof ResourceHttpRequestHandlerOptions]?: ResourceHttpRequestHandlerOptions[K] };

/** Files for some path patterns. Source: Spring `ResourceHandlerRegistration`. */
export class ResourceHandlerRegistration {
  readonly pathPatterns: readonly string[];
  readonly #loader: ResourceLoader;
  readonly #locations: AbstractResource[] = [];
  readonly #settings: Settings = {};
  #chain: ResourceChainRegistration | undefined;

  constructor(loader: ResourceLoader, pathPatterns: readonly string[]) {
    this.#loader = loader;
    this.pathPatterns = pathPatterns;
  }

  /**
   * Folders, searched in order: paths, `file:` or `http:` locations, or resources. Throws an `IllegalArgumentException` for a
   * location that does not end in `/`.
   */
  addResourceLocations(...locations: (string | AbstractResource)[]): this {
    for (const given of locations) {
      const location = typeof given === 'string' ? this.#loader.getResource(given) : given;
      if (!isFolder(location)) {
        throw new IllegalArgumentException(`The resource location "${given}" must be a folder: let it end in "/"`);
      }
      this.#locations.push(location);
    }
    return this;
  }

  /** Seconds that clients may keep files; 0: not at all. Default: nothing is said. */
  setCachePeriod(cachePeriod: number): this {
    this.#settings.cachePeriod = cachePeriod;
    return this;
  }

  /** Instead of {@link setCachePeriod}. */
  setCacheControl(cacheControl: CacheControl): this {
    this.#settings.cacheControl = cacheControl;
    return this;
  }

  /** Default true. */
  setUseLastModified(useLastModified: boolean): this {
    this.#settings.useLastModified = useLastModified;
    return this;
  }

  setEtagGenerator(etagGenerator: NonNullable<Settings['etagGenerator']>): this {
    this.#settings.etagGenerator = etagGenerator;
    return this;
  }

  /** Resolvers and transformers of one's own. @param cacheResources whether what they find is remembered */
  resourceChain(cacheResources: boolean): ResourceChainRegistration {
    this.#chain = new ResourceChainRegistration(cacheResources);
    return this.#chain;
  }

  build(mediaTypes: ReadonlyMap<string, MediaType>): ResourceHttpRequestHandler {
    return new ResourceHttpRequestHandler({
      ...this.#settings,
      ...this.#chain?.build(),
      locations: this.#locations,
      mediaTypes,
    });
  }
}

function isFolder(location: AbstractResource): boolean {
  if (location instanceof FileSystemResource) return location.path.endsWith('/');
  return location instanceof UrlResource ? location.url.pathname.endsWith('/') : true;
}

/** Static files. Source: Spring `ResourceHandlerRegistry`. */
export class ResourceHandlerRegistry {
  readonly #loader: ResourceLoader;
  readonly #registrations: ResourceHandlerRegistration[] = [];
  #order = 2147483646;

  constructor(loader: ResourceLoader = new ResourceLoader()) {
    this.#loader = loader;
  }

  addResourceHandler(...pathPatterns: string[]): ResourceHandlerRegistration {
    const registration = new ResourceHandlerRegistration(this.#loader, pathPatterns);
    this.#registrations.push(registration);
    return registration;
  }

  /** Place among the handler mappings. Default: last but one. */
  setOrder(order: number): this {
    this.#order = order;
    return this;
  }

  /** Undefined where no files are served. */
  buildHandlerMapping(
    options: HandlerMappingOptions,
    mediaTypes: ReadonlyMap<string, MediaType>,
  ): SimpleUrlHandlerMapping | undefined {
    if (this.#registrations.length === 0) return undefined;
    const handlers = new Map<string, object>();
    for (const registration of this.#registrations) {
      const handler = registration.build(mediaTypes);
      for (const pattern of registration.pathPatterns) handlers.set(pattern, handler);
    }
    return new SimpleUrlHandlerMapping(handlers, { ...options, order: this.#order });
  }
}
