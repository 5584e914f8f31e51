import { type Class, isClass, isPromiseLike, type MaybePromise, type TypeDescriptor } from '@vernal/core';
import type { Charset } from '../http/charset.js';
import type { MediaType } from '../http/media-type.js';
import { AbstractHttpMessageConverter } from './abstract-http-message-converter.js';
import { contentTypeOf, type HttpInputMessage, type HttpOutputMessage } from './http-message.js';
import type { ConversionHints } from './http-message-converter.js';
import { HttpMessageNotReadableException, HttpMessageNotWritableException } from './http-message-exceptions.js';
import type { JsonMapper } from './json-mapper.js';
import { JsonMappingException } from './json-mapping-exception.js';
import { JsonValue } from './json-value.js';

type JsonViews = ConversionHints['jsonViews'];

/**
 * Objects as a text that a `JsonMapper` makes or reads: a subclass knows the format.
 * Source: Spring `AbstractJackson2HttpMessageConverter`.
 */
export abstract class AbstractJsonMapperHttpMessageConverter extends AbstractHttpMessageConverter<unknown> {
  readonly mapper: JsonMapper;
  readonly #format: string;
  readonly #problemMediaType: MediaType;

  /**
   * @param format its name for messages: `JSON`
   * @param problemMediaType the one type for problem details
   */
  constructor(
    format: string,
    mapper: JsonMapper,
    supportedMediaTypes: readonly MediaType[],
    problemMediaType: MediaType,
  ) {
    super(supportedMediaTypes);
    this.#format = format;
    this.mapper = mapper;
    this.#problemMediaType = problemMediaType;
  }

  /** Only that of problem details for these. */
  override getSupportedMediaTypes(type?: Class): readonly MediaType[] {
    const isProblem = type !== undefined && this.mapper.isProblem(type);
    return isProblem ? [this.#problemMediaType] : super.getSupportedMediaTypes(type);
  }

  override canRead(type: TypeDescriptor, mediaType: MediaType | undefined): boolean {
    return this.canReadMediaType(mediaType) && this.mapper.canRead(type);
  }

  read(type: TypeDescriptor, message: HttpInputMessage, hints?: ConversionHints): MaybePromise<unknown> {
    const body = message.readBody();
    if (isPromiseLike(body)) return body.then((bytes) => this.#readBytes(bytes, type, message, hints));
    return this.#readBytes(body, type, message, hints);
  }

  #readBytes(bytes: Uint8Array, type: TypeDescriptor, message: HttpInputMessage, hints?: ConversionHints): unknown {
    try {
      return this.readBytes(bytes, contentTypeOf(message)?.charset, type, hints?.jsonViews);
    } catch (error) {
      if (!(error instanceof JsonMappingException)) throw error;
      const reason = `${this.#format} parse error: ${error.message}`;
      throw new HttpMessageNotReadableException(reason, message, { cause: error });
    }
  }

  /** The value of a body. Throws a {@link JsonMappingException} for what cannot be read. */
  protected abstract readBytes(
    bytes: Uint8Array,
    charset: Charset | undefined,
    type: TypeDescriptor,
    views: JsonViews,
  ): unknown;

  protected supports(type: unknown): boolean {
    return isClass(type);
  }

  protected writeInternal(
    given: unknown,
    message: HttpOutputMessage,
    _type: TypeDescriptor | undefined,
    hints: ConversionHints | undefined,
  ): MaybePromise<void> {
    const chosen = given instanceof JsonValue ? given : undefined;
    const views = chosen?.serializationViews ?? hints?.jsonViews;
    let text: string;
    try {
      text = this.textOf(chosen ? chosen.value : given, views?.length ? views : undefined);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new HttpMessageNotWritableException(`Could not write ${this.#format}: ${reason}`, { cause: error });
    }
    return message.write(text);
  }

  /** The text of a value. Whatever it throws is answered with 500. */
  protected abstract textOf(value: unknown, views: JsonViews): string;
}
