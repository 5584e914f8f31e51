import { isUtf8 } from 'node:buffer';
import { type Class, isClass, isPromiseLike, type MaybePromise, type TypeDescriptor } from '@vernal/core';
import { Charset } from '../http/charset.js';
import { MediaType } from '../http/media-type.js';
import { AbstractHttpMessageConverter } from './abstract-http-message-converter.js';
import { contentTypeOf, type HttpInputMessage, type HttpOutputMessage } from './http-message.js';
import type { ConversionHints } from './http-message-converter.js';
import { HttpMessageNotReadableException, HttpMessageNotWritableException } from './http-message-exceptions.js';
import { JsonMapper } from './json-mapper.js';
import { JsonMappingException } from './json-mapping-exception.js';
import { JsonValue } from './json-value.js';

const ANY_JSON = new MediaType('application', '*+json');
/** What JSON may be written in: Jackson's `JsonEncoding`. */
const WRITTEN_CHARSETS = new Set([Charset.UTF_8, Charset.UTF_16BE, Charset.UTF_16LE, Charset.US_ASCII]);
const UNICODE_CHARSETS = new Set([...WRITTEN_CHARSETS, Charset.UTF_16]);

/** Anything, as JSON. Source: Spring `MappingJackson2HttpMessageConverter`. */
export class JsonHttpMessageConverter extends AbstractHttpMessageConverter<unknown> {
  readonly mapper: JsonMapper;

  constructor(
    mapper: JsonMapper = new JsonMapper(),
    supportedMediaTypes: readonly MediaType[] = [MediaType.APPLICATION_JSON, ANY_JSON],
  ) {
    super(supportedMediaTypes);
    this.mapper = mapper;
  }

  /** Only `application/problem+json` for problem details. */
  override getSupportedMediaTypes(type?: Class): readonly MediaType[] {
    const isProblem = type !== undefined && this.mapper.isProblem(type);
    return isProblem ? [MediaType.APPLICATION_PROBLEM_JSON] : super.getSupportedMediaTypes(type);
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
    const charset = contentTypeOf(message)?.charset;
    try {
      return this.mapper.read(textOf(bytes, charset), type, hints?.jsonViews);
    } catch (error) {
      if (!(error instanceof JsonMappingException)) throw error;
      throw new HttpMessageNotReadableException(`JSON parse error: ${error.message}`, message, { cause: error });
    }
  }

  protected supports(type: unknown): boolean {
    return isClass(type);
  }

  protected override canWriteMediaType(mediaType: MediaType | undefined): boolean {
    return super.canWriteMediaType(mediaType) && isWrittenCharset(mediaType);
  }

  protected writeInternal(
    value: unknown,
    message: HttpOutputMessage,
    _type: TypeDescriptor | undefined,
    hints: ConversionHints | undefined,
  ): MaybePromise<void> {
    const chosen = value instanceof JsonValue ? value : undefined;
    const views = chosen?.serializationViews ?? hints?.jsonViews;
    let text: string;
    try {
      text = this.mapper.write(chosen ? chosen.value : value, views?.length ? views : undefined);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new HttpMessageNotWritableException(`Could not write JSON: ${reason}`, { cause: error });
    }
    return message.write(text);
  }
}

function isWrittenCharset(mediaType: MediaType | undefined): boolean {
  return mediaType?.charset === undefined || WRITTEN_CHARSETS.has(mediaType.charset);
}

/** Which of the Unicode charsets it is shows in the bytes, since JSON begins with an ASCII character. Source: RFC 4627, section 3. */
function textOf(bytes: Uint8Array, charset: Charset | undefined): string {
  if (charset && !UNICODE_CHARSETS.has(charset)) return charset.decode(bytes);
  const [first, second] = bytes;
  if (first === 0 || (first === 0xfe && second === 0xff)) return Charset.UTF_16BE.decode(bytes);
  const isLittle = bytes.length > 1 && (second === 0 || (first === 0xff && second === 0xfe));
  if (isLittle) return Charset.UTF_16LE.decode(bytes);
  if (!isUtf8(bytes)) throw new JsonMappingException('The bytes are no UTF-8, and no other charset is named');
  return Charset.UTF_8.decode(bytes);
}
