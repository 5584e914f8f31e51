import type { Class } from '../metadata/annotations.js';
import { DataSize } from './data-size.js';
import { Duration } from './time/duration.js';
import { LocalDate } from './time/local-date.js';
import { LocalDateTime } from './time/local-date-time.js';
import { LocalTime } from './time/local-time.js';
import { Byte, Character, Dictionary, Double, Enumeration, Integer, Long, Optional, Short, Uuid } from './types.js';

const SIMPLE_VALUE_TYPES = new Set<Class>([
  Byte,
  Character,
  DataSize,
  Dictionary,
  Double,
  Duration,
  Enumeration,
  Integer,
  LocalDate,
  LocalDateTime,
  LocalTime,
  Long,
  Optional,
  Short,
  Uuid,
]);

/** Whether a class stands for values that come whole, as texts and numbers do, rather than for objects with properties. */
export function isSimpleValueType(type: Class): boolean {
  return SIMPLE_VALUE_TYPES.has(type);
}
