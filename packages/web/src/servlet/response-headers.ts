import { getLogger, IllegalArgumentException } from '@vernal/core';
import { isToken } from '../http/header-syntax.js';
import { HttpHeaderNames } from '../http/http-header-names.js';

const logger = getLogger('vernal.web.HttpServletResponse');
/** Need no second look. */
const KNOWN_NAMES: ReadonlySet<unknown> = new Set(Object.values(HttpHeaderNames));
const ASCII = /^[\t\x20-\x7e]*$/;
const WIDE = /[^\0-\xff]/;
const CONTROL = /[^\t\x20-\x7e\x80-\xff]/g;

/** The value that was looked at last: answers have the same few, content types above all. */
let lastAscii = '';

/**
 * The headers of one answer: one flat list of names and values, as `node:http` writes it. Names keep the case in which they
 * came; they are compared without it. Nothing that could start another header or the body gets in: for a control character in
 * a value stands a space. A value with a character above U+00FF, which HTTP cannot send, is left out with its header, and a
 * warning says so. Source: Tomcat.
 */
export class ResponseHeaders {
  /** Name, value, name, value … */
  readonly list: string[] = [];
  #isAscii = true;

  /** Whether all that was set is; else what is written together with the headers must be bytes, for Node to write these as Latin-1. */
  get isAscii(): boolean {
    return this.#isAscii;
  }

  set(name: string, value: string): void {
    const index = this.indexOf(name);
    if (index < 0) {
      this.add(name, value);
      return;
    }
    const sent = this.#sendable(name, value);
    if (sent !== undefined) this.list[index + 1] = sent;
    this.#removeFrom(name, sent === undefined ? index : index + 2);
  }

  /** Throws an `IllegalArgumentException` for a name that is no token. */
  add(name: string, value: string): void {
    if (!KNOWN_NAMES.has(name) && !isToken(name))
      throw new IllegalArgumentException(`'${printable(name)}' is no header name`);
    const sent = this.#sendable(name, value);
    if (sent !== undefined) this.list.push(name, sent);
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

  #sendable(name: string, value: string): string | undefined {
    if (value === lastAscii) return value;
    if (ASCII.test(value)) {
      lastAscii = value;
      return value;
    }
    if (WIDE.test(value)) {
      logger.warn(`The header ${name} is left out: '${printable(value)}' has characters above U+00FF`);
      return undefined;
    }
    this.#isAscii = false;
    return value.replace(CONTROL, ' ');
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

function printable(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
