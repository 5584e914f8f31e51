import { addTemporalConverters } from './converters/temporal-converters.js';
import { DefaultConversionService } from './default-conversion-service.js';
import type { FormatterRegistry } from './formatter-registry.js';
import {
  DurationFormatter,
  dateTimeFormatAnnotation,
  durationFormatAnnotation,
  temporalFormatters,
} from './formatters/date-time-formatters.js';
import { InstantFormatter } from './formatters/instant-formatter.js';
import { numberFormatAnnotation } from './formatters/number-formatters.js';
import { FormattingConversionService, type FormattingOptions } from './formatting-conversion-service.js';
import { Duration } from './time/duration.js';

/** Settings of a {@link DefaultFormattingConversionService}. */
export interface DefaultFormattingOptions extends FormattingOptions {
  /** Whether dates and times without a decorator have ISO form, rather than the short one of the language. Default: false. */
  readonly isoFormat?: boolean;
}

/**
 * The conversion service for what people type: all of `DefaultConversionService`, dates, times and durations, and the
 * decorators `@DateTimeFormat`, `@NumberFormat` and `@DurationFormat`.
 */
export class DefaultFormattingConversionService extends FormattingConversionService {
  constructor(options: DefaultFormattingOptions = {}) {
    super(options);
    DefaultConversionService.addDefaultConverters(this, this);
    this.addFormatterForFieldAnnotation(numberFormatAnnotation);
    addDateTimeFormatters(this, options.isoFormat ?? false);
  }
}

/** Adds the formatters for dates, times and durations. */
export function addDateTimeFormatters(registry: FormatterRegistry, isoFormat: boolean): void {
  addTemporalConverters(registry);
  for (const [type, formatter] of temporalFormatters(isoFormat)) {
    registry.addFormatter(type, formatter);
  }
  registry.addFormatter(Date, new InstantFormatter());
  registry.addFormatter(Duration, new DurationFormatter());
  registry.addFormatterForFieldAnnotation(dateTimeFormatAnnotation);
  registry.addFormatterForFieldAnnotation(durationFormatAnnotation);
}
