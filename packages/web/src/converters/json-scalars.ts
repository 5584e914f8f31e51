import {
  Character,
  type Class,
  convertNumber,
  Duration,
  isWholeNumberType,
  LocalDate,
  LocalDateTime,
  LocalTime,
  parseNumber,
  type TypeDescriptor,
  typeHierarchy,
  Uuid,
} from '@vernal/core';

/** Jackson knows no hexadecimal numbers. */
const WHOLE = /^\s*[+-]?\p{Nd}+\s*$/u;

/** Types whose JSON is their ISO text. Source: Jackson's JavaTimeModule. */
const TIMES = new Map<unknown, (text: string) => unknown>([
  [LocalDate, LocalDate.parse],
  [LocalTime, LocalTime.parse],
  [LocalDateTime, LocalDateTime.parse],
  [Duration, Duration.parse],
]);

type ScalarReader = (json: unknown) => unknown;

/** Reads a text, number, boolean or date from JSON; undefined for types that are no scalars. Source: Jackson's scalar deserializers. */
export function readScalar(type: TypeDescriptor): ScalarReader | undefined {
  const { type: target, nullable } = type;
  if (target === String || target === Character || target === Uuid) return readText;
  if (target === Boolean) return (json) => (isNothingOrSaysSo(json) ? (nullable ? null : false) : readBoolean(json));
  if (typeHierarchy(target).includes(Number)) {
    return (json) => (isNothingOrSaysSo(json) ? (nullable ? null : 0) : readNumber(json, target));
  }
  const parse = TIMES.get(target);
  if (parse) return (json) => (isNothing(json) ? null : readTime(json, parse));
  return target === Date ? (json) => (isNothing(json) ? null : readDateOrTime(json)) : undefined;
}

/** What `typeof` says of the JSON values that are taken as they are for a type; undefined where they are always looked at. */
export function takenAsIs({ type }: TypeDescriptor): 'string' | 'number' | 'boolean' | undefined {
  if (type === String || type === Character || type === Uuid) return 'string';
  if (type === Number) return 'number';
  return type === Boolean ? 'boolean' : undefined;
}

/** Nothing but text, and null, is there for an empty text. */
function isNothing(json: unknown): boolean {
  return json === null || (typeof json === 'string' && json.trim() === '');
}

/** Numbers, true and false may also be missing as the text `null`. */
function isNothingOrSaysSo(json: unknown): boolean {
  return isNothing(json) || (typeof json === 'string' && json.trim() === 'null');
}

function readText(json: unknown): unknown {
  if (json === null || typeof json === 'string') return json;
  if (typeof json === 'object') throw unexpected(json, 'a text');
  return String(json);
}

function readBoolean(json: unknown): boolean {
  if (typeof json === 'boolean') return json;
  if (typeof json === 'number' && Number.isInteger(json)) return json !== 0;
  const text = typeof json === 'string' ? json.trim() : undefined;
  if (text === 'true' || text === 'True' || text === 'TRUE') return true;
  if (text === 'false' || text === 'False' || text === 'FALSE') return false;
  throw unexpected(json, 'true or false');
}

function readNumber(json: unknown, type: Class): number {
  if (typeof json === 'number') return isWholeNumberType(type) ? convertNumber(json, type) : json;
  if (typeof json === 'string' && (!isWholeNumberType(type) || WHOLE.test(json))) return parseNumber(json, type);
  throw unexpected(json, 'a number');
}

function readDateOrTime(json: unknown): Date {
  if (typeof json === 'number') return new Date(json);
  if (typeof json === 'string') return readDate(json);
  throw unexpected(json, 'a date');
}

function readTime(json: unknown, parse: (text: string) => unknown): unknown {
  if (typeof json === 'string') return parse(json.trim());
  throw unexpected(json, 'a text');
}

function readDate(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw unexpected(text, 'a date as in 2026-01-31T12:00:00Z');
  return date;
}

function unexpected(json: unknown, expected: string): Error {
  return new Error(`Expected ${expected}, found ${JSON.stringify(json)}`);
}
