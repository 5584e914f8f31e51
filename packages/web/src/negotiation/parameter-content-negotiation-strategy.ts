import { hasText } from '@vernal/core';
import { HttpMediaTypeNotAcceptableException } from '../errors/http-media-type-exceptions.js';
import type { MediaType } from '../http/media-type.js';
import { MediaTypeFactory } from '../http/media-type-factory.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { ALL_MEDIA_TYPES, type ContentNegotiationStrategy } from './content-negotiation-strategy.js';
import { MappingMediaTypeFileExtensionResolver } from './media-type-file-extension-resolver.js';

/** Settings of a {@link ParameterContentNegotiationStrategy}. */
export interface ParameterContentNegotiationOptions {
  /** Default `format`. */
  readonly parameterName?: string;
  /** Whether only the keys given are known, and not those of {@link MediaTypeFactory} too. Default true. */
  readonly useRegisteredExtensionsOnly?: boolean;
}

/**
 * The type that a request parameter has the key of, `?format=json`. An unknown key is not acceptable.
 * Source: Spring's `ParameterContentNegotiationStrategy`.
 */
export class ParameterContentNegotiationStrategy
  extends MappingMediaTypeFileExtensionResolver
  implements ContentNegotiationStrategy
{
  readonly parameterName: string;
  readonly #registeredOnly: boolean;

  constructor(mediaTypes: Iterable<readonly [string, MediaType]>, options: ParameterContentNegotiationOptions = {}) {
    super(mediaTypes);
    this.parameterName = options.parameterName ?? 'format';
    this.#registeredOnly = options.useRegisteredExtensionsOnly ?? true;
  }

  resolveMediaTypes(request: HttpServletRequest): readonly MediaType[] {
    const key = request.getParameter(this.parameterName);
    if (!hasText(key)) return ALL_MEDIA_TYPES;
    const type =
      this.lookupMediaType(key) ?? (this.#registeredOnly ? undefined : MediaTypeFactory.getMediaType(`.${key}`));
    if (!type) throw new HttpMediaTypeNotAcceptableException([...this.mediaTypes.values()]);
    return [type];
  }
}
