import { isWhiteSpace, trimText } from '@vernal/core';
import { CaseInsensitiveMap } from './case-insensitive-map.js';
import { HttpHeaderNames } from './http-header-names.js';

/** Headers to begin with: names with one or several values. */
export type HeadersInit =
  | Iterable<readonly [string, string | readonly string[]]>
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Header names in any case with their values, in the order in which they were added. Source: the `MultiValueMap` part of
 * Spring's `HttpHeaders`.
 */
export class HeaderMap extends HttpHeaderNames {
  readonly #values = new CaseInsensitiveMap<string[]>();

  constructor(headers: HeadersInit = []) {
    super();
    const entries = Symbol.iterator in headers ? headers : Object.entries(headers);
    for (const [name, value] of entries as Iterable<readonly [string, string | readonly string[] | undefined]>) {
      if (value !== undefined) this.addAll(name, typeof value === 'string' ? [value] : value);
    }
  }

  /** The first value of a header. */
  getFirst(name: string): string | undefined {
    return this.#values.get(name)?.[0];
  }

  /** All values of a header as they were added; undefined where it is not there. */
  get(name: string): readonly string[] | undefined {
    return this.#values.get(name);
  }

  /** The values of a header split at commas, without quotes. */
  getValuesAsList(name: string): string[] {
    return (this.#values.get(name) ?? []).flatMap(tokenizeQuoted);
  }

  containsKey(name: string): boolean {
    return this.#values.has(name);
  }

  /** Adds a value behind those that the header has. */
  add(name: string, value: string): void {
    this.addAll(name, [value]);
  }

  addAll(name: string, values: readonly string[]): void {
    const found = this.#values.get(name);
    if (found) found.push(...values);
    else this.#values.set(name, [...values]);
  }

  /** Replaces all values of a header. */
  set(name: string, value: string | readonly string[]): void {
    this.#values.set(name, typeof value === 'string' ? [value] : [...value]);
  }

  /** Takes the header away; returns the values that it had. */
  remove(name: string): readonly string[] | undefined {
    const values = this.#values.get(name);
    this.#values.delete(name);
    return values;
  }

  clear(): void {
    this.#values.clear();
  }

  /** How many headers there are, however many values each has. */
  get size(): number {
    return this.#values.size;
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  /** The names, in the case in which they were set. */
  headerNames(): string[] {
    return [...this.#values.keys()];
  }

  /** The first value of each header. */
  toSingleValueMap(): Map<string, string> {
    return new Map([...this.#values].flatMap(([name, [first]]) => (first === undefined ? [] : [[name, first]])));
  }

  [Symbol.iterator](): IterableIterator<[string, readonly string[]]> {
    return this.#values.entries();
  }

  equals(other: unknown): boolean {
    if (!(other instanceof HeaderMap) || other.size !== this.size) return false;
    return [...this].every(([name, values]) => {
      const others = other.get(name);
      return others?.length === values.length && values.every((value, at) => value === others[at]);
    });
  }

  /** `[Name:"value", Other:"a", "b"]` */
  override toString(): string {
    const fields = [...this].map(([name, values]) => `${name}:${values.map((value) => `"${value}"`).join(', ')}`);
    return `[${fields.join(', ')}]`;
  }

  /** Sets a header to one value, or removes it. */
  protected setOrRemove(name: string, value: string | undefined): void {
    if (value === undefined) this.remove(name);
    else this.set(name, value);
  }

  /** All values of a header in one. */
  protected getFieldValues(name: string): string | undefined {
    return this.#values.get(name)?.join(', ');
  }
}

/**
 * The parts between commas; one in quotes without them, with `\x` read as `x`. As in Spring, blanks inside of an unquoted
 * part stay only in the first one.
 */
function tokenizeQuoted(text: string): string[] {
  const tokens: string[] = [];
  let token = '';
  let quoted = false;
  let keepsBlanks = true;
  const finish = () => {
    const found = keepsBlanks ? trimText(token) : token;
    if (found !== '') tokens.push(found);
    token = '';
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '"' && token === '') quoted = true;
    else if (char === '"' && quoted) {
      quoted = false;
      keepsBlanks = false;
    } else if (char === '\\' && quoted && at < text.length - 1) token += text[++at];
    else if (char === ',' && !quoted) {
      finish();
      keepsBlanks = false;
    } else if (quoted || (token !== '' && keepsBlanks) || !isWhiteSpace(char)) token += char;
  }
  finish();
  return tokens;
}
