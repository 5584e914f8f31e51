import type { Class, MaybePromise, TypeDescriptor } from '@vernal/core';
import type { Charset } from '../http/charset.js';
import { MediaType } from '../http/media-type.js';
import type { HttpInputMessage, HttpOutputMessage } from './http-message.js';
import type { ConversionHints, HttpMessageConverter } from './http-message-converter.js';

/** A converter for a list of media types. Source: Spring `AbstractHttpMessageConverter`. */
export abstract class AbstractHttpMessageConverter<T> implements HttpMessageConverter<T> {
  readonly #supportedMediaTypes: readonly MediaType[];
  /** Named in the content type where that names no other. */
  readonly defaultCharset: Charset | undefined;

  constructor(supportedMediaTypes: readonly MediaType[], defaultCharset?: Charset) {
    this.#supportedMediaTypes = supportedMediaTypes;
    this.defaultCharset = defaultCharset;
  }

  getSupportedMediaTypes(type?: Class): readonly MediaType[] {
    return type === undefined || this.supports(type) ? this.#supportedMediaTypes : [];
  }

  canRead(type: TypeDescriptor, mediaType: MediaType | undefined): boolean {
    return this.supports(type.type) && this.canReadMediaType(mediaType);
  }

  canWrite(type: Class, mediaType: MediaType | undefined): boolean {
    return this.supports(type) && this.canWriteMediaType(mediaType);
  }

  abstract read(type: TypeDescriptor, message: HttpInputMessage, hints?: ConversionHints): MaybePromise<T>;

  write(
    value: T,
    type: TypeDescriptor | undefined,
    contentType: MediaType | undefined,
    message: HttpOutputMessage,
    hints?: ConversionHints,
  ): MaybePromise<void> {
    const written = this.writtenContentType(value, contentType);
    if (written) message.setDefaultContentType(withPlainCharset(written).toString());
    return this.writeInternal(value, message, type, hints);
  }

  protected abstract supports(type: Class): boolean;

  /** Writes the body; the content type is set. */
  protected abstract writeInternal(
    value: T,
    message: HttpOutputMessage,
    type: TypeDescriptor | undefined,
    hints: ConversionHints | undefined,
  ): MaybePromise<void>;

  protected canReadMediaType(mediaType: MediaType | undefined): boolean {
    return mediaType === undefined || this.#supportedMediaTypes.some((supported) => supported.includes(mediaType));
  }

  protected canWriteMediaType(mediaType: MediaType | undefined): boolean {
    if (mediaType === undefined || mediaType.equalsTypeAndSubtype(MediaType.ALL)) return true;
    return this.#supportedMediaTypes.some((supported) => supported.isCompatibleWith(mediaType));
  }

  /** The type where the one that was chosen is none, or too vague. */
  protected getDefaultContentType(_value: T): MediaType | undefined {
    return this.#supportedMediaTypes[0];
  }

  protected writtenContentType(value: T, contentType: MediaType | undefined): MediaType | undefined {
    const type = !contentType?.isConcrete
      ? this.getDefaultContentType(value)
      : contentType.equals(MediaType.APPLICATION_OCTET_STREAM)
        ? (this.getDefaultContentType(value) ?? contentType)
        : contentType;
    if (type === undefined || type.charset !== undefined || this.defaultCharset === undefined) return type;
    return type.withCharset(this.defaultCharset);
  }
}

/** Single quotes, which a client may put around the charset that it accepts, are no quotes in HTTP. */
function withPlainCharset(type: MediaType): MediaType {
  const { charset } = type;
  return charset && type.parameters.get('charset')?.startsWith("'") ? type.withCharset(charset) : type;
}
