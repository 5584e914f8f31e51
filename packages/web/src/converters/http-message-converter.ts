import type { Class, MaybePromise, TypeDescriptor } from '@vernal/core';
import type { MediaType } from '../http/media-type.js';
import type { HttpInputMessage, HttpOutputMessage } from './http-message.js';

/**
 * Reads and writes bodies of certain media types as values of certain types. Source: Spring `HttpMessageConverter`,
 * `GenericHttpMessageConverter`.
 */
export interface HttpMessageConverter<T = unknown> {
  /** The media types that values of a class are written as, best first; of all classes where none is given. */
  getSupportedMediaTypes(type?: Class): readonly MediaType[];
  /** Whether a body can be read as such a value; undefined media type: as any that the converter knows. */
  canRead(type: TypeDescriptor, mediaType: MediaType | undefined): boolean;
  /** Whether values of a class can be written; undefined media type: as any that the converter knows. */
  canWrite(type: Class, mediaType: MediaType | undefined): boolean;
  /** Throws an `HttpMessageNotReadableException` for a body that is none of its kind. */
  read(type: TypeDescriptor, message: HttpInputMessage, hints?: ConversionHints): MaybePromise<T>;
  /**
   * Throws an `HttpMessageNotWritableException` for a value that cannot be written. `type` is what the handler declares;
   * undefined where it says nothing.
   */
  write(
    value: T,
    type: TypeDescriptor | undefined,
    contentType: MediaType | undefined,
    message: HttpOutputMessage,
    hints?: ConversionHints,
  ): MaybePromise<void>;
}

/** What the place that is read or written asks of the converter. */
export interface ConversionHints {
  /** Only properties of these views, and of those that they extend: `@JsonView`. */
  readonly jsonViews?: readonly Class[];
}
