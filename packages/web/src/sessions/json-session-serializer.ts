import { type Class, Duration, LocalDate, LocalDateTime, LocalTime } from '@vernal/core';
import { serializableClass, serialNameOf } from '../decorators/serializable.js';
import { SessionSerializationException, SessionSerializer } from './session-serializer.js';

/** Says the class of what JSON has no form for; a plain object with a property of this name is wrapped, too. */
const TYPE = '@type';

/** An object by which a value is kept. */
interface Tagged {
  readonly [TYPE]: string;
  readonly value: unknown;
}

/** A class whose instances JSON has no form for: how one is taken apart, and made again of its parts. */
interface Form<T = never> {
  readonly type: abstract new (...args: never[]) => T;
  readonly write: (value: T) => unknown;
  readonly read: (parts: never) => T;
}

function form<T, P>(type: abstract new (...args: never[]) => T, write: (value: T) => P, read: (parts: P) => T): Form {
  return { type, write, read } as unknown as Form;
}

const FORMS: ReadonlyMap<string, Form> = new Map([
  // an invalid date has no ISO form, and JSON no NaN
  [
    'Date',
    form(
      Date,
      (date) => (Number.isNaN(date.getTime()) ? null : date.getTime()),
      (time) => new Date(time ?? Number.NaN),
    ),
  ],
  [
    'Map',
    form(
      Map,
      (map) => [...map],
      (entries) => new Map(entries),
    ),
  ],
  [
    'Set',
    form(
      Set,
      (set) => [...set],
      (values) => new Set(values),
    ),
  ],
  [
    'Buffer',
    form(
      Buffer,
      (bytes) => bytes.toString('base64'),
      (text) => Buffer.from(text, 'base64'),
    ),
  ],
  [
    'Uint8Array',
    form(
      Uint8Array,
      (bytes) => Buffer.from(bytes).toString('base64'),
      (text) => new Uint8Array(Buffer.from(text, 'base64')),
    ),
  ],
  ['URL', form(URL, String, (text) => new URL(text))],
  ['Locale', form(Intl.Locale, String, (tag) => new Intl.Locale(tag))],
  ['LocalDate', form(LocalDate, String, (text) => LocalDate.parse(text))],
  ['LocalTime', form(LocalTime, String, (text) => LocalTime.parse(text))],
  ['LocalDateTime', form(LocalDateTime, String, (text) => LocalDateTime.parse(text))],
  ['Duration', form(Duration, String, (text) => Duration.parse(text))],
]);
const FORM_NAMES: ReadonlyMap<unknown, string> = new Map([...FORMS].map(([name, { type }]) => [type, name]));

/** What a class with `@Serializable()` may say of itself. */
interface SelfWriting {
  toJSON?(): unknown;
}
interface SelfReading {
  fromJSON?(json: unknown): object;
}

/**
 * Writes JSON in which what JSON has no form for says its class: dates, maps, sets, bytes, big integers, locales, the core's dates
 * and times, and classes with `@Serializable()`. Objects of other classes are refused, for they would come back as others.
 */
export class JsonSessionSerializer extends SessionSerializer {
  serialize(value: unknown): string {
    return JSON.stringify(encode(value, '', []));
  }

  deserialize(text: string): unknown {
    try {
      return decode(JSON.parse(text));
    } catch (error) {
      if (error instanceof SessionSerializationException) throw error;
      throw new SessionSerializationException('It is not what a JsonSessionSerializer wrote', { cause: error });
    }
  }
}

function tagged(type: string, value: unknown): Tagged {
  return { [TYPE]: type, value };
}

/** @param around the objects that the value is part of, outermost first */
function encode(value: unknown, path: string, around: readonly object[]): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : tagged('number', Object.is(value, -0) ? '-0' : `${value}`);
    case 'bigint':
      return tagged('bigint', String(value));
    case 'undefined':
      return tagged('undefined', null);
    case 'object':
      return value === null ? null : encodeObject(value, path, around);
    default:
      throw refusal(path, `a ${typeof value}`, 'it cannot be kept outside of the process');
  }
}

function encodeObject(value: object, path: string, around: readonly object[]): unknown {
  if (around.includes(value)) throw refusal(path, 'an object that contains itself', 'keep an id of it instead');
  const inside = [...around, value];
  if (Array.isArray(value)) return Array.from(value, (item, index) => encode(item, `${path}[${index}]`, inside));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) {
    const plain = encodeProperties(value, path, inside);
    return TYPE in value ? tagged('object', plain) : plain;
  }
  const known = FORM_NAMES.get(value.constructor);
  if (known !== undefined) return tagged(known, encode(FORMS.get(known)?.write(value as never), path, inside));
  return encodeInstance(value, path, inside);
}

function encodeProperties(value: object, path: string, inside: readonly object[]): Record<string, unknown> {
  const encoded = Object.entries(value).map(([name, property]) => [
    name,
    encode(property, path === '' ? name : `${path}.${name}`, inside),
  ]);
  return Object.fromEntries(encoded);
}

function encodeInstance(value: object, path: string, inside: readonly object[]): Tagged {
  const type = value.constructor as Class & SelfReading;
  const what = `a ${type.name}`;
  const name = serialNameOf(type);
  if (name === undefined) throw refusal(path, what, `mark the class with @Serializable(), or keep plain data`);
  if (serializableClass(name) !== type) {
    throw refusal(path, what, `another class is known by the name '${name}': give one @Serializable({ name: … })`);
  }
  const { toJSON } = value as SelfWriting;
  if (toJSON && type.fromJSON) return tagged(name, encode(toJSON.call(value), path, inside));
  if (toJSON || type.fromJSON || hasPrivateFields(type)) {
    throw refusal(path, what, 'what it keeps in private fields needs both a toJSON() and a static fromJSON(json)');
  }
  return tagged(name, encodeProperties(value, path, inside));
}

/** Nothing else tells of them; a compiler for older engines turns them into calls of a helper. */
function hasPrivateFields(type: Class): boolean {
  return /\bthis\.#[\w$]|__classPrivateField/.test(Function.prototype.toString.call(type));
}

function refusal(path: string, what: string, mend: string): SessionSerializationException {
  return new SessionSerializationException(`${path === '' ? 'It' : `Its '${path}'`} is ${what}: ${mend}`);
}

function decode(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map(decode);
  return TYPE in json ? decodeTagged(json as Tagged) : decodeProperties(json);
}

function decodeProperties(json: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, decode(value)]));
}

function decodeTagged({ [TYPE]: name, value }: Tagged): unknown {
  switch (name) {
    case 'number':
      return Number(value);
    case 'bigint':
      return BigInt(value as string);
    case 'undefined':
      return undefined;
    case 'object':
      return decodeProperties(value as object);
    default:
      return decodeInstance(name, value);
  }
}

function decodeInstance(name: string, value: unknown): unknown {
  const known = FORMS.get(name);
  if (known) return known.read(decode(value) as never);
  const type = serializableClass(name) as (Class & SelfReading) | undefined;
  if (!type) {
    throw new SessionSerializationException(
      `No class with @Serializable() is known by the name '${name}': import the file that declares it`,
    );
  }
  if (type.fromJSON) return type.fromJSON(decode(value));
  // not by assignment, which would call setters
  return Object.create(type.prototype as object, Object.getOwnPropertyDescriptors(decodeProperties(value as object)));
}
