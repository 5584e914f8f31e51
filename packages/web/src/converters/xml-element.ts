import { createRequire } from 'node:module';
import { IllegalStateException } from '@vernal/core';

const require = createRequire(import.meta.url);

/** An element of an XML document. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** Without those of namespaces. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: XmlElement[];
  /** All of its own text. */
  text: string;
  /** Whether it says `xsi:nil="true"`. */
  readonly isNil: boolean;
}

const XML_NAMESPACES = 'http://www.w3.org/2000/xmlns/';
const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

/** The parser, which an application installs. Throws an `IllegalStateException` that says how where it has not. */
export function loadSaxes(): typeof import('saxes') {
  try {
    return require('saxes') as typeof import('saxes');
  } catch (cause) {
    throw new IllegalStateException("XML is read by the package 'saxes', which cannot be loaded: npm install saxes", {
      cause,
    });
  }
}

/**
 * The root element of an XML text. Throws an error with line and column for what is not well-formed, for elements nested deeper
 * than `maxDepth`, and for a document type: its entities may grow without limit, or name files of the server.
 */
export function parseXml(text: string, maxDepth: number): XmlElement {
  const { SaxesParser } = loadSaxes();
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw parser.makeError('a document type is not taken');
  });
  parser.on('opentag', ({ local, attributes }) => {
    if (open.length >= maxDepth) throw parser.makeError(`nested deeper than ${maxDepth} elements`);
    const given = Object.values(attributes).filter(({ uri }) => uri !== XML_NAMESPACES);
    const element: XmlElement = {
      name: local,
      attributes: given.filter(({ uri }) => uri !== SCHEMA_INSTANCE).map((one) => [one.local, one.value]),
      children: [],
      text: '',
      isNil: given.some((one) => one.uri === SCHEMA_INSTANCE && one.local === 'nil' && one.value === 'true'),
    };
    open.at(-1)?.children.push(element);
    open.push(element);
    root ??= element;
  });
  parser.on('closetag', () => void open.pop());
  const addText = (more: string) => {
    const element = open.at(-1);
    if (element) element.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  // the parser has refused a text without a root element
  return root as XmlElement;
}
