import { getClass, type TypeDescriptor } from '@vernal/core';
import { Charset } from '../http/charset.js';
import { MediaType } from '../http/media-type.js';
import { AbstractJsonMapperHttpMessageConverter } from './abstract-json-mapper-http-message-converter.js';
import type { ConversionHints } from './http-message-converter.js';
import { JsonMapper } from './json-mapper.js';
import { JsonMappingException } from './json-mapping-exception.js';
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
export class XmlHttpMessageConverter extends AbstractJsonMapperHttpMessageConverter {
  constructor(
    mapper: JsonMapper = new JsonMapper(),
    supportedMediaTypes: readonly MediaType[] = [MediaType.APPLICATION_XML, MediaType.TEXT_XML, ANY_XML],
  ) {
    super('XML', mapper, supportedMediaTypes, MediaType.APPLICATION_PROBLEM_XML);
    // where it is missing the start is to fail, not the first request
    loadSaxes();
  }

  protected readBytes(
    bytes: Uint8Array,
    charset: Charset | undefined,
    type: TypeDescriptor,
    views: ConversionHints['jsonViews'],
  ): unknown {
    return this.mapper.readTree(treeOf(rootOf(bytes, charset), type), type, views);
  }

  protected override canWriteMediaType(mediaType: MediaType | undefined): boolean {
    const charset = mediaType?.charset;
    return super.canWriteMediaType(mediaType) && (charset === undefined || charset === Charset.UTF_8);
  }

  protected textOf(value: unknown, views: ConversionHints['jsonViews']): string {
    const tree = this.mapper.writeTree(value, views);
    const isProblem = this.mapper.isProblem(getClass(value as object));
    return isProblem ? writeXml('problem', tree, PROBLEM_NAMESPACE) : writeXml(rootName(value), tree);
  }
}

function rootOf(bytes: Uint8Array, charset: Charset | undefined): XmlElement {
  try {
    return parseXml(decode(bytes, charset), MAX_DEPTH);
  } catch (error) {
    throw new JsonMappingException((error as Error).message, [], { cause: error });
  }
}

/** The name of the class; lists and objects without one are called what Java's interfaces are. */
function rootName(value: unknown): string {
  if (Array.isArray(value) || value instanceof Set) return 'List';
  const { name } = getClass(value as object);
  return name === '' || name === 'Object' ? 'Map' : name;
}

/** Source: RFC 7303, section 3: a byte order mark, else the charset of the content type, else that of the declaration, else UTF-8. */
function decode(bytes: Uint8Array, charset: Charset | undefined): string {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return Charset.UTF_16BE.decode(bytes);
  if (first === 0xff && second === 0xfe) return Charset.UTF_16LE.decode(bytes);
  if (charset) return charset.decode(bytes);
  const declared = DECLARED_ENCODING.exec(Charset.ISO_8859_1.decode(bytes.subarray(0, 200)))?.[1];
  if (declared !== undefined && declared.toLowerCase() !== 'utf-8') return Charset.forName(declared).decode(bytes);
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
