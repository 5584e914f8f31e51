import { TooManyParametersException } from '../errors/too-many-parameters-exception.js';
import type { Charset } from '../http/charset.js';
import { decodeFormComponent } from '../http/form-component.js';

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
  const { length } = text;
  // looked for on from where it was found, so that a long text is gone through once
  let equals = text.indexOf('=');
  for (let start = 0, end: number; start < length; start = end + 1) {
    const ampersand = text.indexOf('&', start);
    end = ampersand < 0 ? length : ampersand;
    if (equals >= 0 && equals < start) equals = text.indexOf('=', start);
    const nameEnd = equals < 0 || equals > end ? end : equals;
    if (nameEnd === start) continue;
    if (++count > MAX_PARAMETERS) throw new TooManyParametersException(MAX_PARAMETERS);
    const name = decodeFormComponent(text.slice(start, nameEnd), charset);
    const value = nameEnd === end ? '' : decodeFormComponent(text.slice(nameEnd + 1, end), charset);
    if (name === undefined || value === undefined) continue;
    const values = into.get(name);
    if (values) values.push(value);
    else into.set(name, [value]);
  }
}
