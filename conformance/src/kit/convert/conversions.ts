import {
  BeanWrapper,
  Byte,
  Character,
  DateTimePattern,
  DefaultFormattingConversionService,
  Double,
  Duration,
  Integer,
  LocalDate,
  LocalDateTime,
  LocalTime,
  Long,
  Optional,
  Short,
  TypeDescriptor,
  type TypeToken,
  Uuid,
} from '@vernal/core';
import { Color } from './color.js';

/** The defaults of the web environment, but with ISO date and time formats instead of those of a locale. */
export const SERVICE = new DefaultFormattingConversionService({ isoFormat: true });

const SCALARS: Readonly<Record<string, TypeToken>> = {
  string: String,
  boolean: Boolean,
  integer: Integer,
  short: Short,
  byte: Byte,
  long: Long,
  double: Double,
  character: Character,
  color: Color,
  date: LocalDate,
  time: LocalTime,
  'date-time': LocalDateTime,
  instant: Date,
  duration: Duration,
  uuid: Uuid,
  locale: Intl.Locale,
};

const TIME = new DateTimePattern('HH:mm:ss.SSS');
const DATE_TIME = new DateTimePattern("yyyy-MM-dd'T'HH:mm:ss.SSS");

/** A type by its name: a scalar, "list:X", "set:X", "array:X", "map:K:V" or "optional:X". */
export function type(name: string): TypeDescriptor {
  const [kind = '', ...rest] = name.split(':');
  const content = rest.join(':');
  switch (kind) {
    case 'list':
    case 'array':
      return TypeDescriptor.array(type(content));
    case 'set':
      return TypeDescriptor.set(type(content));
    case 'map':
      return TypeDescriptor.map(type(rest[0] ?? ''), type(rest.slice(1).join(':')));
    case 'optional':
      return TypeDescriptor.optional(type(content));
    default:
      return TypeDescriptor.valueOf(SCALARS[name] as TypeToken);
  }
}

/**
 * Dates as ISO text, instants and durations in milliseconds, locales as language tags, optionals as lists of 0 or 1, beans
 * by their properties, numbers that JSON has not as text.
 */
export function json(value: unknown, target?: TypeDescriptor): unknown {
  if (target?.type === Optional) return value === null ? [] : [json(value)];
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (value instanceof LocalDate || value instanceof Intl.Locale) return value.toString();
  if (value instanceof LocalTime) return TIME.format({ time: value });
  if (value instanceof LocalDateTime) return DATE_TIME.format(value);
  if (value instanceof Date) return value.getTime();
  if (value instanceof Duration) return value.toMillis();
  if (Array.isArray(value) || value instanceof Set) return [...value].map((element) => json(element));
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, content]) => [json(key), json(content)]));
  const bean = new BeanWrapper(value);
  const readable = bean.getPropertyDescriptors().filter((property) => property.readable);
  return Object.fromEntries(readable.map(({ name }) => [name, json(bean.getPropertyValue(name))]));
}
