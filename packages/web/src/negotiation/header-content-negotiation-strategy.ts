import { IllegalArgumentException } from '@vernal/core';
import { HttpMediaTypeNotAcceptableException } from '../errors/http-media-type-exceptions.js';
import { HttpHeaders } from '../http/http-headers.js';
import { MediaType } from '../http/media-type.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { ALL_MEDIA_TYPES, type ContentNegotiationStrategy } from './content-negotiation-strategy.js';

const REMEMBERED = 256;
const REMEMBERED_LENGTH = 500;

/**
 * The types of the `Accept` header, by quality and specificity. What browsers send is the same text each time: the headers
 * seen last are remembered. Source: Spring's `HeaderContentNegotiationStrategy`.
 */
export class HeaderContentNegotiationStrategy implements ContentNegotiationStrategy {
  readonly #known = new Map<string, readonly MediaType[]>();

  resolveMediaTypes(request: HttpServletRequest): readonly MediaType[] {
    const headers = request.getHeaders(HttpHeaders.ACCEPT);
    if (headers.length === 0) return ALL_MEDIA_TYPES;
    const text = headers.length === 1 ? headers[0]! : headers.join(',');
    const known = this.#known.get(text);
    if (known) return known;
    const types = parse(headers);
    if (text.length <= REMEMBERED_LENGTH) {
      if (this.#known.size >= REMEMBERED) this.#known.delete(this.#known.keys().next().value!);
      this.#known.set(text, types);
    }
    return types;
  }
}

function parse(headers: readonly string[]): readonly MediaType[] {
  try {
    const types = MediaType.sortBySpecificity(MediaType.parseMediaTypes(headers));
    return types.length > 0 ? Object.freeze(types) : ALL_MEDIA_TYPES;
  } catch (error) {
    if (!(error instanceof IllegalArgumentException)) throw error;
    throw new HttpMediaTypeNotAcceptableException(
      `Could not parse 'Accept' header [${headers.join(', ')}]: ${error.message}`,
    );
  }
}
