import type { ConverterRegistry } from '../converter.js';
import { LocalDate } from '../time/local-date.js';
import { LocalDateTime } from '../time/local-date-time.js';
import { LocalTime } from '../time/local-time.js';
import { Long } from '../types.js';

/** Adds the converters between dates and times that lose nothing one could miss; an instant is milliseconds since 1970. */
export function addTemporalConverters(registry: ConverterRegistry): void {
  registry.addConverter(LocalDateTime, LocalDate, ({ date }: LocalDateTime) => date);
  registry.addConverter(LocalDateTime, LocalTime, ({ time }: LocalDateTime) => time);
  registry.addConverter(Long, Date, instantOf);
  registry.addConverter(Date, Long, (instant: Date) => instant.getTime());
}

/** @throws a RangeError for a time beyond the years that a `Date` has. */
function instantOf(millis: number): Date {
  const instant = new Date(millis);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`${millis} ms is beyond the range of a Date`);
  return instant;
}
