import { MediaType } from '../http/media-type.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';

/** Says which media types the client of a request asks for. Source: Spring's `ContentNegotiationStrategy`. */
export interface ContentNegotiationStrategy {
  /**
   * The types asked for, best first; {@link ALL_MEDIA_TYPES} where nothing is said. Throws an
   * `HttpMediaTypeNotAcceptableException` for what cannot be understood.
   */
  resolveMediaTypes(request: HttpServletRequest): readonly MediaType[];
}

/** What a strategy gives that found nothing: any type will do. */
export const ALL_MEDIA_TYPES: readonly MediaType[] = Object.freeze([MediaType.ALL]);
