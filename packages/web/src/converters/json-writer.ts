import { type Class, getClass } from '@vernal/core';
import { isInView } from './json-views.js';

type Write = (value: unknown) => unknown;

/** Writes values as JSON: what plain JSON can do as fast as it can. */
export class JsonWriter {
  readonly #types: ReadonlyMap<Class, Write>;

  constructor(types: ReadonlyMap<Class, Write>) {
    this.#types = types;
  }

  write(value: unknown, views?: readonly Class[]): string {
    const isPlain = views === undefined && this.#types.size === 0 && isPlainJson(value);
    return JSON.stringify(isPlain ? value : this.#prepared(value, views, new Set())) ?? 'null';
  }

  /** The value as plain objects and arrays. */
  tree(value: unknown, views?: readonly Class[]): unknown {
    return this.#prepared(value, views, new Set());
  }

  #prepared(value: unknown, views: readonly Class[] | undefined, parents: Set<object>): unknown {
    if (typeof value === 'bigint') return asNumber(value);
    if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
    if (typeof value !== 'object' || value === null) return value;
    if (parents.has(value)) throw new TypeError(`${getClass(value).name} contains itself`);
    const own = this.#writerOf(value);
    if (own) return own(value);
    parents.add(value);
    const prepare = (one: unknown) => this.#prepared(one, views, parents);
    const prepared = hasToJson(value) ? prepare(value.toJSON()) : this.#preparedObject(value, prepare, views);
    parents.delete(value);
    return prepared;
  }

  #preparedObject(value: object, prepare: Write, views: readonly Class[] | undefined): unknown {
    if (Array.isArray(value)) return value.map(prepare);
    if (value instanceof Set) return Array.from(value, prepare);
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    const type = getClass(value);
    const visible = views ? entries.filter(([name]) => isInView(type, String(name), views)) : entries;
    return Object.fromEntries(visible.map(([name, one]) => [String(name), prepare(one)]));
  }

  #writerOf(value: object): Write | undefined {
    if (this.#types.size === 0) return undefined;
    for (let at: unknown = getClass(value); typeof at === 'function'; at = Object.getPrototypeOf(at)) {
      const found = this.#types.get(at as unknown as Class);
      if (found) return found;
    }
    return undefined;
  }
}

/** Whether `JSON.stringify` alone writes the value as it should be: there are no maps, sets and bigints in it. */
function isPlainJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'bigint') return false;
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) {
    for (const element of value) if (!isPlainJson(element)) return false;
    return true;
  }
  if (value instanceof Map || value instanceof Set) return false;
  if (hasToJson(value)) return value instanceof Date || isPlainJson(value.toJSON());
  for (const name in value) if (!isPlainJson((value as Record<string, unknown>)[name])) return false;
  return true;
}

function hasToJson(value: object): value is { toJSON(): unknown } {
  return typeof (value as { readonly toJSON?: unknown }).toJSON === 'function';
}

/** JSON's numbers have no limit, JavaScript's have: digits beyond it must not be lost. */
function asNumber(value: bigint): unknown {
  const raw = (JSON as { rawJSON?: (text: string) => unknown }).rawJSON;
  if (raw) return raw(String(value));
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}
