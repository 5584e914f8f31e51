import { IllegalArgumentException } from '@vernal/core';
import { HttpHeaderNames } from '../http/http-header-names.js';

const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** Need no second look. */
const KNOWN_NAMES: ReadonlySet<unknown> = new Set(Object.values(HttpHeaderNames));
const FORBIDDEN = /[^\t\x20-\x7e\x80-\xff]/;

/**
 * The headers of one answer: one flat list of names and values, as `node:http` writes it. Names keep the case in which they
 * came; they are compared without it. Nothing that could start another header or the body gets in.
 */
export class ResponseHeaders {
  /** Name, value, name, value … */
  readonly list: string[] = [];

  set(name: string, value: string): void {
    const index = this.indexOf(name);
    if (index < 0) {
      this.add(name, value);
      return;
    }
    this.list[index + 1] = checkedValue(name, value);
    this.#removeFrom(name, index + 2);
  }

  /** Throws an `IllegalArgumentException` for a name that is no token and for a value with control characters. */
  add(name: string, value: string): void {
    if (!KNOWN_NAMES.has(name) && !NAME.test(name))
      throw new IllegalArgumentException(`'${printable(name)}' is no header name`);
    this.list.push(name, checkedValue(name, value));
  }

  remove(name: string): void {
    this.#removeFrom(name, 0);
  }

  get(name: string): string | undefined {
    const index = this.indexOf(name);
    return index < 0 ? undefined : this.list[index + 1];
  }

  getAll(name: string): string[] {
    return this.list.filter((_, index) => index % 2 === 1 && sameName(this.list[index - 1] as string, name));
  }

  names(): string[] {
    return [
      ...new Map(this.list.filter((_, index) => index % 2 === 0).map((name) => [name.toLowerCase(), name])).values(),
    ];
  }

  /** Where the first header of that name stands; -1: nowhere. */
  indexOf(name: string): number {
    const { list } = this;
    for (let index = 0; index < list.length; index += 2) if (sameName(list[index] as string, name)) return index;
    return -1;
  }

  clear(): void {
    this.list.length = 0;
  }

  /** By name, with all values of each: the form that `node:http2` takes. */
  grouped(): Record<string, string | string[]> {
    return Object.fromEntries(
      this.names().map((name) => {
        const values = this.getAll(name);
        return [name, values.length === 1 ? (values[0] as string) : values];
      }),
    );
  }

  #removeFrom(name: string, start: number): void {
    for (let index = this.list.length - 2; index >= start; index -= 2) {
      if (sameName(this.list[index] as string, name)) this.list.splice(index, 2);
    }
  }
}

/** Whether two header names are the same one. */
export function sameName(a: string, b: string): boolean {
  return a === b || (a.length === b.length && a.toLowerCase() === b.toLowerCase());
}

/** The value that was checked last: answers have the same few, content types above all. */
let lastGood = '';

function checkedValue(name: string, value: string): string {
  if (value === lastGood) return value;
  if (!FORBIDDEN.test(value)) {
    lastGood = value;
    return value;
  }
  throw new IllegalArgumentException(
    `The header ${name} cannot have the value '${printable(value)}': control characters and those above U+00FF are not allowed`,
  );
}

function printable(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
