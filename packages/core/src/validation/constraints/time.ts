import { LocalDate } from '../../convert/time/local-date.js';
import { LocalDateTime } from '../../convert/time/local-date-time.js';
import { LocalTime } from '../../convert/time/local-time.js';
import { type ConstraintDecorator, type ConstraintOptions, constraintOnValue } from '../constraint.js';

/** Before now; for instants, and dates and times in the time zone of the process. */
export function Past(options?: ConstraintOptions): ConstraintDecorator {
  return constraintOnValue('Past', 'must be a past date', (value) => compareToNow(value) < 0, {}, options);
}

/** Not after now; for instants, and dates and times in the time zone of the process. */
export function PastOrPresent(options?: ConstraintOptions): ConstraintDecorator {
  const message = 'must be a date in the past or in the present';
  return constraintOnValue('PastOrPresent', message, (value) => compareToNow(value) <= 0, {}, options);
}

/** After now. */
export function Future(options?: ConstraintOptions): ConstraintDecorator {
  return constraintOnValue('Future', 'must be a future date', (value) => compareToNow(value) > 0, {}, options);
}

/** Not before now; for instants, and dates and times in the time zone of the process. */
export function FutureOrPresent(options?: ConstraintOptions): ConstraintDecorator {
  const message = 'must be a date in the present or in the future';
  return constraintOnValue('FutureOrPresent', message, (value) => compareToNow(value) >= 0, {}, options);
}

/** `NaN`, which passes no comparison, for what is no time. */
function compareToNow(value: unknown): number {
  const now = new Date();
  if (value instanceof Date) return value.getTime() - now.getTime();
  const date = new LocalDate(now.getFullYear(), now.getMonth() + 1, now.getDate());
  if (value instanceof LocalDate) return value.compareTo(date);
  const time = new LocalTime(now.getHours(), now.getMinutes(), now.getSeconds(), now.getMilliseconds() * 1_000_000);
  if (value instanceof LocalTime) return value.compareTo(time);
  return value instanceof LocalDateTime ? value.compareTo(new LocalDateTime(date, time)) : Number.NaN;
}
