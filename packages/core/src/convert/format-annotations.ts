import { annotationKey } from '../metadata/annotations.js';
import { type DecoratorFor, decoratorFor } from '../metadata/decorator-targets.js';
import type { DurationUnit } from './time/duration.js';
import type { DurationStyle } from './time/duration-formats.js';

/** How a date or time is read and written; a pattern comes before ISO, and ISO before a style. */
export interface DateTimeFormatOptions {
  /** A pattern as `dd/MM/yyyy HH:mm`. */
  readonly pattern?: string;
  /** The ISO form of dates, times, or both. */
  readonly iso?: 'DATE' | 'TIME' | 'DATE_TIME';
  /** Two letters, for the date and the time: S(hort), M(edium), L(ong), F(ull), or - for none. Default: `SS`. */
  readonly style?: string;
  /** Patterns that are tried, one after the other, where the text has not the main form. */
  readonly fallbackPatterns?: readonly string[];
}

/** What `@DateTimeFormat` records. */
export const DATE_TIME_FORMAT = annotationKey<DateTimeFormatOptions>('DateTimeFormat');

/** Says how the dates and times of a field or parameter are read and written. Source: Spring's `@DateTimeFormat`. */
export function DateTimeFormat(
  options: string | DateTimeFormatOptions = {},
): DecoratorFor<'method' | 'field' | 'parameter'> {
  const attributes = typeof options === 'string' ? { pattern: options } : options;
  return decoratorFor(DATE_TIME_FORMAT, attributes, 'method', 'field', 'parameter');
}

/** What `@NumberFormat` says. */
export interface NumberFormatOptions {
  /** A pattern as `#,##0.00`; comes before the style. */
  readonly pattern?: string;
  /** Default: `NUMBER`. */
  readonly style?: 'NUMBER' | 'PERCENT' | 'CURRENCY';
  /** What is written for the currency: `€`. Default: the sign of the currency of the locale's region, else `¤`. */
  readonly currency?: string;
}

/** What `@NumberFormat` records. */
export const NUMBER_FORMAT = annotationKey<NumberFormatOptions>('NumberFormat');

/** Says how the numbers of a field or parameter are read and written. Source: Spring's `@NumberFormat`. */
export function NumberFormat(
  options: string | NumberFormatOptions = {},
): DecoratorFor<'method' | 'field' | 'parameter'> {
  const attributes = typeof options === 'string' ? { pattern: options } : options;
  return decoratorFor(NUMBER_FORMAT, attributes, 'method', 'field', 'parameter');
}

/** What `@DurationFormat` says. */
export interface DurationFormatOptions {
  /** Default: `ISO8601`. */
  readonly style?: DurationStyle;
  /** The unit of a number without one, and that in which the simple style writes. Default: `MILLIS`. */
  readonly defaultUnit?: DurationUnit;
}

/** What `@DurationFormat` records. */
export const DURATION_FORMAT = annotationKey<DurationFormatOptions>('DurationFormat');

/** Says how the durations of a field or parameter are read and written. Source: Spring's `@DurationFormat`. */
export function DurationFormat(options: DurationFormatOptions = {}): DecoratorFor<'method' | 'field' | 'parameter'> {
  return decoratorFor(DURATION_FORMAT, options, 'method', 'field', 'parameter');
}
