const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;
/** What is no `Char` of XML 1.0, section 2.2. */
const NO_XML = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xd;' };

const { isRawJSON } = JSON as { isRawJSON?: (value: unknown) => value is { readonly rawJSON: string } };

/**
 * Plain objects, arrays and values as an element: `{ a: [1, 2] }` is `<a><a>1</a><a>2</a></a>` within the root, and the elements of a
 * list that is the root itself are `item`. Throws an error for a name that no element can have, and for characters that XML has not.
 * Source: jackson-dataformat-xml, as it is by default.
 */
export function writeXml(name: string, value: unknown, namespace?: string): string {
  const attribute = namespace === undefined ? '' : ` xmlns="${escaped(namespace)}"`;
  return written(name, value, 'item', attribute);
}

function written(name: string, value: unknown, elementName: string, attribute = ''): string {
  if (!NAME.test(name)) throw new TypeError(`'${name}' is no name of an XML element`);
  const content = contentOf(value, elementName);
  return content === '' ? `<${name}${attribute}/>` : `<${name}${attribute}>${content}</${name}>`;
}

function contentOf(value: unknown, elementName: string): string {
  if (value === null || value === undefined) return '';
  if (isRawJSON?.(value)) return value.rawJSON;
  if (Array.isArray(value)) return value.map((one: unknown) => written(elementName, one, 'item')).join('');
  if (typeof value !== 'object') return escaped(String(value as string | number | boolean));
  const shown = Object.entries(value).filter(([, one]) => one !== undefined && typeof one !== 'function');
  return shown.map(([name, one]) => written(name, one, name)).join('');
}

function escaped(text: string): string {
  const found = NO_XML.exec(text);
  if (found) {
    const code = found[0].charCodeAt(0).toString(16).padStart(4, '0');
    throw new TypeError(`XML has no form for the character \\u${code}`);
  }
  return text.replace(/[&<>\r]/g, (char) => ESCAPES[char] as string);
}
