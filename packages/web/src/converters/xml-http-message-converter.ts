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
import { loadSaxes, parseXml, type XmlElement } from './xml-element.js';
import { treeOf } from './xml-tree.js';
import { writeXml } from './xml-writer.js';

const ANY_XML = new MediaType('application', '*+xml');
/** Woodstox's limit. */
const MAX_DEPTH = 1000;
const PROBLEM_NAMESPACE = 'urn:ietf:rfc:7807';
const DECLARED_ENCODING = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/;

/**
 * Objects as XML: the root element has the name of the class, properties are elements, a list is an element with its elements in it.
 * What a `JsonMapper` makes of values, `@JsonView` included, holds for XML, too. A document type is refused. Needs the package
 * `saxes`. Source: Spring `MappingJackson2XmlHttpMessageConverter`.
 */
export class XmlHttpMessageConverter extends AbstractHttpMessageConverter<unknown> {
  readonly mapper: JsonMapper;

  constructor(
    mapper: JsonMapper = new JsonMapper(),
    supportedMediaTypes: readonly MediaType[] = [MediaType.APPLICATION_XML, MediaType.TEXT_XML, ANY_XML],
  ) {
    super(supportedMediaTypes);
    // where it is missing the start is to fail, not the first request
    loadSaxes();
    this.mapper = mapper;
  }

  /** Only `application/problem+xml` for problem details. */
  override getSupportedMediaTypes(type?: Class): readonly MediaType[] {
    const isProblem = type !== undefined && this.mapper.isProblem(type);
    return isProblem ? [MediaType.APPLICATION_PROBLEM_XML] : super.getSupportedMediaTypes(type);
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
    let root: XmlElement;
    try {
      root = parseXml(textOf(bytes, contentTypeOf(message)?.charset), MAX_DEPTH);
    } catch (error) {
      throw notReadable(error as Error, message);
    }
    try {
      return this.mapper.readTree(treeOf(root, type), type, hints?.jsonViews);
    } catch (error) {
      throw error instanceof JsonMappingException ? notReadable(error, message) : error;
    }
  }

  protected supports(type: unknown): boolean {
    return isClass(type);
  }

  protected override canWriteMediaType(mediaType: MediaType | undefined): boolean {
    const charset = mediaType?.charset;
    return super.canWriteMediaType(mediaType) && (charset === undefined || charset === Charset.UTF_8);
  }

  protected writeInternal(
    given: unknown,
    message: HttpOutputMessage,
    _type: TypeDescriptor | undefined,
    hints: ConversionHints | undefined,
  ): MaybePromise<void> {
    const chosen = given instanceof JsonValue ? given : undefined;
    const value = chosen ? chosen.value : given;
    const views = chosen?.serializationViews ?? hints?.jsonViews;
    let text: string;
    try {
      const tree = this.mapper.writeTree(value, views?.length ? views : undefined);
      const isProblem = this.mapper.isProblem((value as object).constructor as Class);
      text = isProblem ? writeXml('problem', tree, PROBLEM_NAMESPACE) : writeXml(rootName(value), tree);
    } catch (error) {
      throw new HttpMessageNotWritableException(`Could not write XML: ${(error as Error).message}`, {
        cause: error as Error,
      });
    }
    return message.write(text);
  }
}

function notReadable(cause: Error, message: HttpInputMessage): HttpMessageNotReadableException {
  return new HttpMessageNotReadableException(`XML parse error: ${cause.message}`, message, { cause });
}

/** The name of the class; lists and objects without one are called what Java's interfaces are. */
function rootName(value: unknown): string {
  if (Array.isArray(value) || value instanceof Set) return 'List';
  const { name } = (value as object).constructor ?? Object;
  return name === '' || name === 'Object' ? 'Map' : name;
}

/** Source: RFC 7303, section 3: a byte order mark, else the charset of the content type, else that of the declaration, else UTF-8. */
function textOf(bytes: Uint8Array, charset: Charset | undefined): string {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return Charset.UTF_16BE.decode(bytes);
  if (first === 0xff && second === 0xfe) return Charset.UTF_16LE.decode(bytes);
  if (charset) return charset.decode(bytes);
  const declared = DECLARED_ENCODING.exec(Charset.ISO_8859_1.decode(bytes.subarray(0, 200)))?.[1];
  if (declared !== undefined && declared.toLowerCase() !== 'utf-8') return Charset.forName(declared).decode(bytes);
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
