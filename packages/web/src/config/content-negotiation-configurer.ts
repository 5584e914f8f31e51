import { MediaType } from '../http/media-type.js';
import {
  ContentNegotiationManager,
  type ContentNegotiationOptions,
} from '../negotiation/content-negotiation-manager.js';
import type { ContentNegotiationStrategy } from '../negotiation/content-negotiation-strategy.js';

/** How it is found out what a client wants. Source: Spring `ContentNegotiationConfigurer`. */
export class ContentNegotiationConfigurer {
  readonly #mediaTypes: Record<string, MediaType>;
  #options: ContentNegotiationOptions = {};

  /** Media types that are known by a key without further ado. */
  constructor(mediaTypes: Readonly<Record<string, MediaType>> = {}) {
    this.#mediaTypes = { ...mediaTypes };
  }

  /** Whether a request parameter comes before the `Accept` header. Default false. */
  favorParameter(favorParameter: boolean): this {
    return this.#with({ favorParameter });
  }

  /** Default `format`. */
  parameterName(parameterName: string): this {
    return this.#with({ parameterName });
  }

  /** A media type by a key: a value of the parameter, and the extension of files of that type. */
  mediaType(key: string, mediaType: MediaType | string): this {
    this.#mediaTypes[key] = typeof mediaType === 'string' ? MediaType.parseMediaType(mediaType) : mediaType;
    return this;
  }

  mediaTypes(mediaTypes: Readonly<Record<string, MediaType | string>>): this {
    for (const [key, mediaType] of Object.entries(mediaTypes)) this.mediaType(key, mediaType);
    return this;
  }

  /** Whether the parameter may have the keys of `mediaType` only. Default true. */
  useRegisteredExtensionsOnly(useRegisteredExtensionsOnly: boolean): this {
    return this.#with({ useRegisteredExtensionsOnly });
  }

  /** Default false. */
  ignoreAcceptHeader(ignoreAcceptHeader: boolean): this {
    return this.#with({ ignoreAcceptHeader });
  }

  /** What counts where a client says nothing: best first. */
  defaultContentType(...defaultContentType: MediaType[]): this {
    return this.#with({ defaultContentType });
  }

  defaultContentTypeStrategy(defaultContentType: ContentNegotiationStrategy): this {
    return this.#with({ defaultContentType });
  }

  /** Instead of all that the other methods ask for. */
  strategies(strategies: readonly ContentNegotiationStrategy[]): this {
    return this.#with({ strategies });
  }

  build(): ContentNegotiationManager {
    return new ContentNegotiationManager({ ...this.#options, mediaTypes: this.#mediaTypes });
  }

  #with(options: ContentNegotiationOptions): this {
    this.#options = { ...this.#options, ...options };
    return this;
  }
}
