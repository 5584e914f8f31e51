import { isUtf8 } from 'node:buffer';
import type { TypeDescriptor } from '@vernal/core';
import { Charset } from '../http/charset.js';
import { MediaType } from '../http/media-type.js';
import { AbstractJsonMapperHttpMessageConverter } from './abstract-json-mapper-http-message-converter.js';
import type { ConversionHints } from './http-message-converter.js';
import { JsonMapper } from './json-mapper.js';
import { JsonMappingException } from './json-mapping-exception.js';

const ANY_JSON = new MediaType('application', '*+json');
/** What JSON may be written in: Jackson's `JsonEncoding`. */
const WRITTEN_CHARSETS = new Set([Charset.UTF_8, Charset.UTF_16BE, Charset.UTF_16LE, Charset.US_ASCII]);
const UNICODE_CHARSETS = new Set([...WRITTEN_CHARSETS, Charset.UTF_16]);

/** Anything, as JSON. Source: Spring `MappingJackson2HttpMessageConverter`. */
export class JsonHttpMessageConverter extends AbstractJsonMapperHttpMessageConverter {
  constructor(
    mapper: JsonMapper = new JsonMapper(),
    supportedMediaTypes: readonly MediaType[] = [MediaType.APPLICATION_JSON, ANY_JSON],
  ) {
    super('JSON', mapper, supportedMediaTypes, MediaType.APPLICATION_PROBLEM_JSON);
  }

  protected readBytes(
    bytes: Uint8Array,
    charset: Charset | undefined,
    type: TypeDescriptor,
    views: ConversionHints['jsonViews'],
  ): unknown {
    return this.mapper.read(decode(bytes, charset), type, views);
  }

  protected override canWriteMediaType(mediaType: MediaType | undefined): boolean {
    return super.canWriteMediaType(mediaType) && isWrittenCharset(mediaType);
  }

  protected textOf(value: unknown, views: ConversionHints['jsonViews']): string {
    return this.mapper.write(value, views);
  }
}

function isWrittenCharset(mediaType: MediaType | undefined): boolean {
  return mediaType?.charset === undefined || WRITTEN_CHARSETS.has(mediaType.charset);
}

/** Which of the Unicode charsets it is shows in the bytes, since JSON begins with an ASCII character. Source: RFC 4627, section 3. */
function decode(bytes: Uint8Array, charset: Charset | undefined): string {
  if (charset && !UNICODE_CHARSETS.has(charset)) return charset.decode(bytes);
  const [first, second] = bytes;
  if (first === 0 || (first === 0xfe && second === 0xff)) return Charset.UTF_16BE.decode(bytes);
  const isLittle = bytes.length > 1 && (second === 0 || (first === 0xff && second === 0xfe));
  if (isLittle) return Charset.UTF_16LE.decode(bytes);
  if (!isUtf8(bytes)) throw new JsonMappingException('The bytes are no UTF-8, and no other charset is named');
  return Charset.UTF_8.decode(bytes);
}
