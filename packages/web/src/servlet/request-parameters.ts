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
  for (const part of text.split('&')) {
    const equals = part.indexOf('=');
    const rawName = equals < 0 ? part : part.slice(0, equals);
    if (rawName === '') continue;
    if (++count > MAX_PARAMETERS) throw new TooManyParametersException(MAX_PARAMETERS);
    const name = decodeFormComponent(rawName, charset);
    const value = equals < 0 ? '' : decodeFormComponent(part.slice(equals + 1), charset);
    if (name === undefined || value === undefined) continue;
    const values = into.get(name);
    if (values) values.push(value);
    else into.set(name, [value]);
  }
}
