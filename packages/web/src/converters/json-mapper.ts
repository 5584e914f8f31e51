import { type Class, isAssignable, type TypeDescriptor } from '@vernal/core';
import { ProblemDetail } from '../http/problem-detail.js';
import { checkDepth } from './json-depth.js';
import { JsonMappingException } from './json-mapping-exception.js';
import { checkNumberLengths } from './json-numbers.js';
import { JsonReaders } from './json-readers.js';
import { parseFirstValue } from './json-text.js';
import { JsonWriter } from './json-writer.js';

/** How a value of a class of one's own is read from JSON and written as JSON. */
export interface JsonType<T = unknown> {
  readonly type: Class<T>;
  /** Throws an error for JSON that is none of its kind. Default: like any other class. */
  read?(json: unknown): T;
  /** What is written instead. Default: `toJSON()`, else the fields. */
  write?(value: T): unknown;
}

/** Settings of a {@link JsonMapper}. */
export interface JsonMapperOptions {
  /** Classes with an own form. Default: none. */
  readonly types?: readonly JsonType[];
  /** How deep objects and arrays may be nested in what is read. Default: 1000. */
  readonly maxDepth?: number;
}

const DEFAULT_MAX_DEPTH = 1000;

/**
 * Reads and writes JSON as objects of classes: properties that a class does not have are ignored, a value of the wrong kind is
 * an error; maps are written as objects and sets as arrays. Source: Jackson's `ObjectMapper` as Spring configures it.
 */
export class JsonMapper {
  readonly #readers: JsonReaders;
  readonly #writer: JsonWriter;
  readonly #maxDepth: number;

  constructor(options: JsonMapperOptions = {}) {
    const types = options.types ?? [];
    this.#readers = new JsonReaders(
      new Map(types.flatMap((one) => (one.read ? [[one.type, (json: unknown) => one.read?.(json)] as const] : []))),
    );
    this.#writer = new JsonWriter(
      new Map(types.flatMap((one) => (one.write ? [[one.type, (value: unknown) => one.write?.(value)] as const] : []))),
    );
    this.#maxDepth = options.maxDepth ?? DEFAULT_MAX_DEPTH;
  }

  /** Whether values of a type can be made of JSON. */
  canRead(type: TypeDescriptor): boolean {
    return this.#readers.canRead(type);
  }

  /** Throws a {@link JsonMappingException}. */
  read(text: string, type: TypeDescriptor, views?: readonly Class[]): unknown {
    checkDepth(text, this.#maxDepth);
    checkNumberLengths(text);
    let json: unknown;
    try {
      json = parseFirstValue(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    } catch (error) {
      throw new JsonMappingException((error as Error).message, [], { cause: error });
    }
    return this.#readers.read(json, type, views);
  }

  /** Reads what another format has parsed to the objects, arrays and values of JSON. Throws a {@link JsonMappingException}. */
  readTree(tree: unknown, type: TypeDescriptor, views?: readonly Class[]): unknown {
    return this.#readers.read(tree, type, views);
  }

  /** A value as plain objects, arrays and values, for another format to write; throws as {@link write} does. */
  writeTree(value: unknown, views?: readonly Class[]): unknown {
    return this.#writer.tree(value, views);
  }

  /** Throws an error for what cannot be written: a cycle, for example. */
  write(value: unknown, views?: readonly Class[]): string {
    return this.#writer.write(value, views);
  }

  isProblem(type: Class): boolean {
    return isAssignable(type, ProblemDetail as unknown as Class);
  }
}
