import type { Charset } from '../http/charset.js';
import { encodeFormComponent } from '../http/form-component.js';

/** Adds to the query of a URL, before its fragment. */
export function appendQuery(url: string, query: string): string {
  if (query === '') return url;
  const hash = url.indexOf('#');
  const target = hash < 0 ? url : url.slice(0, hash);
  const fragment = hash < 0 ? '' : url.slice(hash);
  return `${target}${target.includes('?') ? '&' : '?'}${query}${fragment}`;
}

/**
 * The attributes that can stand in a query: simple values, and lists of them that are not empty.
 * Source: Spring `RedirectView.queryProperties`.
 */
export function queryProperties(model: ReadonlyMap<string, unknown>, charset: Charset): string {
  const pairs: string[] = [];
  const encode = (text: string) => encodeFormComponent(text, charset);
  for (const [name, value] of model) {
    const values = Array.isArray(value) ? value : value instanceof Set ? [...value] : [value];
    if (!values.every(isSimple)) continue;
    for (const one of values) pairs.push(`${encode(name)}=${encode(textOf(one))}`);
  }
  return pairs.join('&');
}

type Simple = string | number | bigint | boolean | Date | URL;

function isSimple(value: unknown): value is Simple {
  return (
    ['string', 'number', 'bigint', 'boolean'].includes(typeof value) || value instanceof Date || value instanceof URL
  );
}

function textOf(value: Simple): string {
  return value instanceof Date ? value.toISOString() : String(value);
}
