import { DataSize } from './data-size.js';
import { DefaultFormattingConversionService } from './default-formatting-conversion-service.js';
import { durationFormatAnnotation } from './formatters/date-time-formatters.js';
import { Duration } from './time/duration.js';
import { parseDuration } from './time/duration-formats.js';

/**
 * The conversion service for settings: dates and times in ISO form, durations in all of theirs (`10s`, `1h30m`, `PT10S`; a
 * bare number counts milliseconds), sizes of data (`10MB`). Source: Spring Boot's class of the same name.
 */
export class ApplicationConversionService extends DefaultFormattingConversionService {
  static #shared: ApplicationConversionService | undefined;

  constructor() {
    super({ isoFormat: true });
    this.addFormatter(Duration, { parse: (text) => parseDuration(text), print: String });
    this.addFormatterForFieldAnnotation(durationFormatAnnotation);
    this.addFormatter(DataSize, { parse: (text) => DataSize.parse(text), print: String });
  }

  /** One that all may use, and none should add to. */
  static getSharedInstance(): ApplicationConversionService {
    ApplicationConversionService.#shared ??= new ApplicationConversionService();
    return ApplicationConversionService.#shared;
  }
}
