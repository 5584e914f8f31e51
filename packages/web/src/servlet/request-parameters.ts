import { TooManyParametersException } from '../errors/too-many-parameters-exception.js';
import { Charset } from '../http/charset.js';

/** Parameters of one request, query and form together. Default of Tomcat 10.1. */
const MAX_PARAMETERS = 1000;

/**
 * Adds the parameters of a query or of a form to `into`, in their order. A part without a name or with a broken escape is
 * left out. Source: Servlet 6.0 section 3.1; the rules for bad input are Tomcat's.
 * Throws a {@link TooManyParametersException} for more than 1000 values.
 */
export function addParameters(text: string, charset: Charset, into: Map<string, string[]>): void {
  let count = 0;
  for (const values of into.values()) count += values.length;
  for (const part of text.split('&')) {
    const equals = part.indexOf('=');
    const rawName = equals < 0 ? part : part.slice(0, equals);
    if (rawName === '') continue;
    if (++count > MAX_PARAMETERS) throw new TooManyParametersException(MAX_PARAMETERS);
    const name = decodeComponent(rawName, charset);
    const value = equals < 0 ? '' : decodeComponent(part.slice(equals + 1), charset);
    if (name === undefined || value === undefined) continue;
    const values = into.get(name);
    if (values) values.push(value);
    else into.set(name, [value]);
  }
}

const PLAIN = /^[\x20-\x24\x26-\x2a\x2c-\x7e]*$/;
const BROKEN_ESCAPE = /%(?![0-9a-fA-F]{2})/;

function decodeComponent(text: string, charset: Charset): string | undefined {
  if (PLAIN.test(text)) return text;
  if (BROKEN_ESCAPE.test(text)) return undefined;
  const unescaped = text
    .replaceAll('+', ' ')
    .replace(/%(..)/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return charset.decode(Buffer.from(unescaped, 'latin1'));
}
