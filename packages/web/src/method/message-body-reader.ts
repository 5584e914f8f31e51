import { isPromiseLike, type MaybePromise, type TypeDescriptor } from '@vernal/core';
import { contentTypeOf, type HttpInputMessage } from '../converters/http-message.js';
import type { ConversionHints, HttpMessageConverter } from '../converters/http-message-converter.js';
import { HttpMediaTypeNotSupportedException } from '../errors/http-media-type-exceptions.js';
import type { HttpHeaders } from '../http/http-headers.js';
import { InvalidMediaTypeException } from '../http/invalid-media-type-exception.js';
import { MediaType } from '../http/media-type.js';
import type { MethodParameter } from '../mapping/method-parameter.js';
import type { BodyAdvices } from './body-advices.js';

const METHODS_WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);

/** Reads the body of a message for a parameter. Source: Spring `AbstractMessageConverterMethodArgumentResolver`. */
export class MessageBodyReader {
  readonly #converters: readonly HttpMessageConverter[];
  readonly #advices: BodyAdvices;

  constructor(converters: readonly HttpMessageConverter[], advices: BodyAdvices) {
    this.#converters = converters;
    this.#advices = advices;
  }

  /**
   * The body as the type; undefined where there is none. Throws an `HttpMediaTypeNotSupportedException` where no converter
   * reads the media type, and what the converter throws.
   */
  read(
    message: HttpInputMessage,
    parameter: MethodParameter,
    type: TypeDescriptor,
    method: string | undefined,
    hints: ConversionHints | undefined,
  ): MaybePromise<unknown> {
    const contentType = this.#contentTypeOf(message, type);
    const body = message.readBody();
    const read = (bytes: Uint8Array): MaybePromise<unknown> => {
      const converter = this.#converters.find((one) =>
        one.canRead(type, contentType ?? MediaType.APPLICATION_OCTET_STREAM),
      );
      if (converter) return this.#readWith(converter, new BodyMessage(message, bytes), parameter, type, hints);
      if (contentType === undefined && bytes.length === 0) {
        return this.#advices.handleEmptyBody(message, parameter, type, undefined);
      }
      if (method === undefined || !METHODS_WITH_BODY.has(method)) return undefined;
      throw new HttpMediaTypeNotSupportedException(
        contentType ?? MediaType.APPLICATION_OCTET_STREAM,
        this.#supportedMediaTypes(type),
        method,
      );
    };
    return isPromiseLike(body) ? body.then(read) : read(body);
  }

  #readWith(
    converter: HttpMessageConverter,
    message: BodyMessage,
    parameter: MethodParameter,
    type: TypeDescriptor,
    hints: ConversionHints | undefined,
  ): MaybePromise<unknown> {
    if (this.#advices.hasRequestAdvice) return this.#readAdvised(converter, message, parameter, type, hints);
    return message.body.length === 0 ? undefined : converter.read(type, message, hints);
  }

  async #readAdvised(
    converter: HttpMessageConverter,
    message: BodyMessage,
    parameter: MethodParameter,
    type: TypeDescriptor,
    hints: ConversionHints | undefined,
  ): Promise<unknown> {
    if (message.body.length === 0) return this.#advices.handleEmptyBody(message, parameter, type, converter);
    const advised = await this.#advices.beforeBodyRead(message, parameter, type, converter);
    const value = await converter.read(type, advised, hints);
    return this.#advices.afterBodyRead(value, advised, parameter, type, converter);
  }

  #contentTypeOf(message: HttpInputMessage, type: TypeDescriptor): MediaType | undefined {
    try {
      return contentTypeOf(message);
    } catch (error) {
      if (!(error instanceof InvalidMediaTypeException)) throw error;
      throw new HttpMediaTypeNotSupportedException(error.message, this.#supportedMediaTypes(type));
    }
  }

  #supportedMediaTypes({ type }: TypeDescriptor): MediaType[] {
    const types = this.#converters.flatMap((converter) => converter.getSupportedMediaTypes(type));
    const distinct = types.filter((one, index) => types.findIndex((other) => other.equals(one)) === index);
    return MediaType.sortBySpecificity(distinct);
  }
}

/** A message whose body is there already. */
class BodyMessage implements HttpInputMessage {
  readonly #message: HttpInputMessage;
  readonly body: Uint8Array;

  constructor(message: HttpInputMessage, body: Uint8Array) {
    this.#message = message;
    this.body = body;
  }

  get headers(): HttpHeaders {
    return this.#message.headers;
  }

  getContentType(): MediaType | undefined {
    return contentTypeOf(this.#message);
  }

  readBody(): Uint8Array {
    return this.body;
  }
}
