import {
  type Class,
  compileFunction,
  constantNames,
  constructorParameters,
  DefaultConversionService,
  Dictionary,
  Enumeration,
  isBuiltIn,
  MultiValueMap,
  Optional,
  propertiesOfClass,
  TypeDescriptor,
} from '@vernal/core';
import { JsonMappingException } from './json-mapping-exception.js';
import { readScalar, takenAsIs } from './json-scalars.js';
import { isInView } from './json-views.js';

/** Where in the JSON a value stands, and which views are read. */
interface Place {
  readonly path: (string | number)[];
  readonly views: readonly Class[] | undefined;
}

type Reader = (json: unknown, place: Place) => unknown;

/** Sets the properties of an object that its constructor did not set. */
type Setters = (object: object, json: Record<string, unknown>, place: Place) => void;

type OwnReader = (json: unknown) => unknown;

const RAW: Reader = (json) => json;

/** Makes values of types from parsed JSON. What a type needs is found out once. */
export class JsonReaders {
  readonly #own: ReadonlyMap<Class, OwnReader>;
  readonly #readers = new WeakMap<TypeDescriptor, Reader>();

  constructor(own: ReadonlyMap<Class, OwnReader>) {
    this.#own = own;
  }

  canRead(type: TypeDescriptor): boolean {
    return !(type.type.prototype instanceof MultiValueMap) && type.type !== URLSearchParams;
  }

  read(json: unknown, type: TypeDescriptor, views: readonly Class[] | undefined): unknown {
    return this.#readerOf(type)(json, { path: [], views });
  }

  #readerOf(type: TypeDescriptor | undefined): Reader {
    if (type === undefined || type.type === Object) return RAW;
    const known = this.#readers.get(type);
    if (known) return known;
    // a class may contain itself: what is made is looked up when it is called
    this.#readers.set(type, (json, place) => (this.#readers.get(type) as Reader)(json, place));
    const made = this.#make(type);
    this.#readers.set(type, made);
    return made;
  }

  #make(type: TypeDescriptor): Reader {
    const own = this.#own.get(type.type);
    if (own) return (json, place) => guarded(own, json, place);
    if (type.type === Optional) return this.#readerOf(type.elementType);
    if (type.isCollection()) return this.#collection(type);
    if (type.isMap()) return this.#map(type);
    if (type.type === MultiValueMap) return this.#multiValueMap();
    if (type.type === Enumeration) return enumeration(type);
    const scalar = readScalar(type);
    if (scalar) return (json, place) => guarded(scalar, json, place);
    return isBuiltIn(type.type) ? RAW : this.#object(type.type);
  }

  #collection(type: TypeDescriptor): Reader {
    const element = this.#readerOf(type.elementType);
    return (json, place) => {
      if (json === null) return null;
      if (!Array.isArray(json)) throw mismatch(json, 'an array', place);
      const elements = json.map((one, index) => at(index, element, one, place));
      return type.type === Set ? new Set(elements) : elements;
    };
  }

  #map(type: TypeDescriptor): Reader {
    const readValue = this.#readerOf(type.valueType);
    const readKey = this.#readerOf(type.keyType);
    return (json, place) => {
      if (json === null) return null;
      if (!isObject(json)) throw mismatch(json, 'an object', place);
      const entries = Object.entries(json).map(
        ([key, value]) => [readKey(key, place), at(key, readValue, value, place)] as const,
      );
      return type.type === Dictionary ? Object.fromEntries(entries) : new Map(entries);
    };
  }

  /** Lists of texts, or one text for a list. */
  #multiValueMap(): Reader {
    const text = this.#readerOf(TypeDescriptor.valueOf(String));
    const texts: Reader = (json, place) => (json as unknown[]).map((one, index) => at(index, text, one, place));
    return (json, place) => {
      if (json === null) return null;
      if (!isObject(json)) throw mismatch(json, 'an object', place);
      const map = new MultiValueMap();
      for (const [name, value] of Object.entries(json)) {
        const read = Array.isArray(value) ? at(name, texts, value, place) : [at(name, text, value, place)];
        map.set(name, read as string[]);
      }
      return map;
    };
  }

  #object(type: Class): Reader {
    const fromText = DefaultConversionService.getSharedInstance();
    const construct = this.#construction(type);
    let set: Setters | undefined;
    return (json, place) => {
      if (json === null) return null;
      if (typeof json === 'string' && fromText.canConvert(String, type)) {
        return guarded((text) => fromText.convert(text, type), json, place);
      }
      if (!isObject(json)) throw mismatch(json, `an object (${type.name})`, place);
      // not before it is asked for: a class may contain itself
      set ??= this.#setters(type);
      const object = construct(json, place);
      set(object, json, place);
      return object;
    };
  }

  /** Makes the object with the values of its constructor's parameters. */
  #construction(type: Class): (json: Record<string, unknown>, place: Place) => object {
    const make = type as unknown as new (...args: unknown[]) => object;
    const parameters = constructedProperties(type);
    if (parameters.length === 0) return () => new make();
    return (json, place) => {
      const args = parameters.map(({ name, type: parameterType }) => {
        const value = Object.hasOwn(json, name) ? json[name] : null;
        return at(name, this.#readerOf(parameterType), value, place);
      });
      try {
        return new make(...args);
      } catch (cause) {
        throw new JsonMappingException(`${type.name} cannot be made of these values`, place.path, { cause });
      }
    };
  }

  #setters(type: Class): Setters {
    const constructed = new Set(constructedProperties(type).map(({ name }) => name));
    const constants: Record<string, unknown> = { at, isInView, type };
    const lines = [...propertiesOfClass(type).values()]
      .filter(({ name, writable }) => writable && !constructed.has(name))
      .map(({ name, type: of }, i) => {
        constants[`read${i}`] = this.#readerOf(of);
        const text = JSON.stringify(name);
        const own = name in Object.prototype ? ` && Object.hasOwn(json, ${text})` : '';
        const read = `at(${text}, read${i}, value, place)`;
        const asIs = of && !this.#own.has(of.type) ? takenAsIs(of) : undefined;
        return `value = json[${text}];
          if (value !== undefined${own} && (place.views === undefined || isInView(type, ${text}, place.views))) {
            object[${text}] = ${asIs ? `typeof value === '${asIs}' ? value : ` : ''}${read};
          }`;
      });
    return compileFunction(constants, `function (object, json, place) { let value;\n${lines.join('\n')}\n}`);
  }
}

function constructedProperties(type: Class): ReturnType<typeof constructorParameters> {
  return type.length === 0 ? [] : constructorParameters(type);
}

/** A text is the name of a constant or the text of its value, which is what is written; a number as in a conversion. */
function enumeration(type: TypeDescriptor): Reader {
  const constants = type.constants ?? {};
  const byText = new Map(constantNames(constants).map((name) => [name, constants[name]]));
  const values = [...byText.values()];
  for (const value of values) byText.set(String(value), value);
  const isNumeric = values.some((value) => typeof value === 'number');
  const byNumber = (json: number) => (isNumeric ? values.find((value) => value === json) : values[json]);
  return (json, place) => {
    if (json === null || json === '') return null;
    const value = typeof json === 'number' ? byNumber(json) : typeof json === 'string' ? byText.get(json) : undefined;
    if (value === undefined) throw mismatch(json, `one of ${values.join(', ')}`, place);
    return value;
  };
}

function at(part: string | number, read: Reader, json: unknown, place: Place): unknown {
  place.path.push(part);
  const value = read(json, place);
  place.path.pop();
  return value;
}

function guarded(read: OwnReader, json: unknown, place: Place): unknown {
  try {
    return read(json);
  } catch (error) {
    if (error instanceof JsonMappingException) throw error;
    throw new JsonMappingException(error instanceof Error ? error.message : String(error), place.path, {
      cause: error,
    });
  }
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function mismatch(json: unknown, expected: string, { path }: Place): JsonMappingException {
  const found =
    json === null ? 'null' : Array.isArray(json) ? 'an array' : isObject(json) ? 'an object' : JSON.stringify(json);
  return new JsonMappingException(`Expected ${expected}, found ${found}`, path);
}
