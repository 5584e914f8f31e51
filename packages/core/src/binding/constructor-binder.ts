import { isBuiltIn } from '../convert/built-in.js';
import { collectionOf, mapOf } from '../convert/converters/collection-converters.js';
import { isSimpleValueType } from '../convert/simple-value-types.js';
import { type TypeDescriptor, typeHierarchy } from '../convert/type-descriptor.js';
import type { Class } from '../metadata/annotations.js';
import { type ConstructorParameter, constructorParameters } from './constructor-parameters.js';
import { ConstructionException, TypeMismatchException } from './property-exceptions.js';

/** Stands for `[]`: the first element. */
const NO_INDEX = -1;

/** Where the arguments of a constructor come from. */
export interface ValueResolver {
  /** The value of a name; undefined where there is none. */
  resolveValue(name: string, type: Class | undefined): unknown;
  /** All names that values came under. */
  getNames(): Iterable<string>;
}

/** What a {@link ConstructorBinder} asks of its data binder. */
export interface ConstructionContext {
  readonly collectionLimit: number;
  /** Another name for a parameter; undefined for its own. */
  resolveName(parameter: ConstructorParameter): string | undefined;
  /** Whether the argument may be an object that is made from values itself. */
  shouldConstruct(type: TypeDescriptor): boolean;
  convert(value: unknown, type: TypeDescriptor | undefined, path: string): unknown;
  hasErrors(): boolean;
  /** Notes a value that cannot be converted. */
  reject(error: TypeMismatchException, path: string, type: TypeDescriptor | undefined, value: unknown): void;
  /** Notes an argument that was fine, of an object that was not. */
  recordArgument(parameter: ConstructorParameter, nestedPath: string, value: unknown): void;
}

/** Makes objects by their constructors, the arguments taken from values by their names. Source: Spring's `DataBinder.construct`. */
export class ConstructorBinder {
  readonly #context: ConstructionContext;
  readonly #values: ValueResolver;

  constructor(context: ConstructionContext, values: ValueResolver) {
    this.#context = context;
    this.#values = values;
  }

  /**
   * Makes an object of a class. After an error it is still tried, with `null` for what could not be converted, so that a
   * page can show what there is; a constructor that refuses then gives undefined.
   *
   * @throws ConstructionException where the constructor refuses and there was no error before.
   */
  construct(type: Class, nestedPath = ''): object | undefined {
    const parameters = constructorParameters(type);
    const failed = new Set<string>();
    const args = parameters.map((parameter) => this.#argument(parameter, nestedPath, failed));
    if (!this.#context.hasErrors()) return made(type, args, nestedPath);
    for (const [i, parameter] of parameters.entries()) {
      if (!failed.has(nestedPath + parameter.name))
        this.#context.recordArgument(parameter, nestedPath, args[i] ?? null);
    }
    try {
      return Reflect.construct(type as new () => object, args);
    } catch {
      return undefined;
    }
  }

  #argument(parameter: ConstructorParameter, nestedPath: string, failed: Set<string>): unknown {
    const path = nestedPath + (this.#context.resolveName(parameter) ?? parameter.name);
    const { type } = parameter;
    const value = this.#values.resolveValue(path, type?.type) ?? (type && this.#container(path, type));
    if (isMissing(value) && type && this.#context.shouldConstruct(type) && this.#hasValuesFor(path)) {
      return this.construct(type.type, `${path}.`);
    }
    if (isMissing(value) && (type?.nullable !== false || this.#context.hasErrors())) return type && defaultValue(type);
    try {
      return this.#context.convert(value, type, path);
    } catch (error) {
      if (!(error instanceof TypeMismatchException)) throw error;
      failed.add(path);
      this.#context.reject(error, path, type, value ?? null);
      return (type && defaultValue(type)) ?? null;
    }
  }

  /** A list or map from values with keys: `tags[0]`, `byRole[chef].name`. */
  #container(path: string, type: TypeDescriptor): unknown {
    if (type.type === Array) return this.#list(path, type);
    return type.isMap() ? this.#map(path, type) : undefined;
  }

  #list(path: string, type: TypeDescriptor): unknown {
    const indexes = this.#indexesOf(path);
    const last = indexes.at(-1);
    if (last === undefined) return undefined;
    const size = Math.max(last, 0) + 1;
    if (size > this.#context.collectionLimit) return [];
    const elements: unknown[] = Array.from({ length: size }, () => null);
    for (const index of indexes) {
      const indexedPath = `${path}[${index === NO_INDEX ? '' : index}]`;
      elements[Math.max(index, 0)] = this.#element(path, type, type.elementType, indexedPath);
    }
    return collectionOf(type, elements);
  }

  /** The indexes directly behind a path, each once and in their order. */
  #indexesOf(path: string): number[] {
    const indexes = this.#keysOf(path).map((key) => (key === '' ? NO_INDEX : Number(key)));
    return [...new Set(indexes)].filter((index) => Number.isInteger(index) && index >= NO_INDEX).sort((a, b) => a - b);
  }

  #map(path: string, type: TypeDescriptor): unknown {
    const keys = this.#keysOf(path);
    if (keys.length === 0) return undefined;
    const entries = keys.map((key): [unknown, unknown] => [
      key.replace(/^'(.+)'$/, '$1'),
      this.#element(path, type, type.valueType, `${path}[${key}]`),
    ]);
    return mapOf(type, entries);
  }

  #element(path: string, container: TypeDescriptor, type: TypeDescriptor | undefined, indexedPath: string): unknown {
    const nested = type && this.#container(indexedPath, type);
    if (nested !== undefined) return nested;
    const value = this.#values.resolveValue(indexedPath, type?.type);
    if (isMissing(value)) {
      return type && this.#context.shouldConstruct(type)
        ? (this.construct(type.type, `${indexedPath}.`) ?? null)
        : null;
    }
    try {
      return this.#context.convert(value, type, path);
    } catch (error) {
      if (!(error instanceof TypeMismatchException)) throw error;
      this.#context.reject(error, path, container, value);
      return null;
    }
  }

  /** The keys directly behind a path, each once. */
  #keysOf(path: string): string[] {
    const keys = new Set<string>();
    for (const name of this.#values.getNames()) {
      if (!name.startsWith(`${path}[`)) continue;
      const end = name.indexOf(']', path.length + 1);
      if (end >= 0) keys.add(name.slice(path.length + 1, end));
    }
    return [...keys];
  }

  #hasValuesFor(path: string): boolean {
    for (const name of this.#values.getNames()) if (name.startsWith(`${path}.`)) return true;
    return false;
  }
}

/** Whether a class is the program's own, so that its objects may be made from values. */
export function isConstructible(type: TypeDescriptor): boolean {
  return !isSimpleValueType(type.type) && !isBuiltIn(type.type);
}

/** What stands for a missing value that may not be `null`: Java's default of the primitive type. */
function defaultValue(type: TypeDescriptor): unknown {
  if (type.nullable) return undefined;
  if (type.type === Boolean) return false;
  return typeHierarchy(type.type).includes(Number) ? 0 : undefined;
}

function isMissing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function made(type: Class, args: readonly unknown[], nestedPath: string): object {
  try {
    return Reflect.construct(type as new () => object, args);
  } catch (cause) {
    throw new ConstructionException(type, nestedPath.slice(0, -1), cause);
  }
}
