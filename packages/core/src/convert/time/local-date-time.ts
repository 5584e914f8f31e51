import { LocalDate } from './local-date.js';
import { LocalTime } from './local-time.js';

/** A date and a time of day without zone. Immutable. Source: `java.time.LocalDateTime`. */
export class LocalDateTime {
  constructor(
    readonly date: LocalDate,
    readonly time: LocalTime,
  ) {}

  /** Reads ISO text: `2024-02-29T10:15:30`. @throws a RangeError for any other text. */
  static parse(text: string): LocalDateTime {
    const at = text.search(/T/i);
    if (at < 0) throw new RangeError(`${JSON.stringify(text)} is no date and time of the form 2024-02-29T10:15:30`);
    return new LocalDateTime(LocalDate.parse(text.slice(0, at)), LocalTime.parse(text.slice(at + 1)));
  }

  equals(other: unknown): boolean {
    return other instanceof LocalDateTime && this.compareTo(other) === 0;
  }

  /** Negative, zero or positive, as this is before, the same as, or after the other one. */
  compareTo(other: LocalDateTime): number {
    return this.date.compareTo(other.date) || this.time.compareTo(other.time);
  }

  toString(): string {
    return `${this.date}T${this.time}`;
  }

  toJSON(): string {
    return this.toString();
  }
}
