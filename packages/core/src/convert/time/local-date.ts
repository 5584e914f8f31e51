/** A date without time and zone, as on a birthday. Immutable. Source: `java.time.LocalDate`. */
export class LocalDate {
  /** @throws a RangeError for a day that the calendar does not have. */
  constructor(
    readonly year: number,
    /** 1 to 12. */
    readonly month: number,
    readonly day: number,
  ) {
    if (!Number.isInteger(year) || Math.abs(year) > 999_999_999) throw new RangeError(`There is no year ${year}`);
    if (!Number.isInteger(month) || month < 1 || month > 12) throw new RangeError(`There is no month ${month}`);
    if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) {
      throw new RangeError(`There is no day ${day} in month ${month} of ${year}`);
    }
  }

  /** Reads ISO text: `2024-02-29`. @throws a RangeError for any other text. */
  static parse(text: string): LocalDate {
    const match = /^(\d{4}|-\d{4,9}|\+\d{5,9})-(\d\d)-(\d\d)$/.exec(text);
    if (!match) throw new RangeError(`${JSON.stringify(text)} is no date of the form 2024-02-29`);
    return new LocalDate(Number(match[1]), Number(match[2]), Number(match[3]));
  }

  /** 1 for Monday to 7 for Sunday. */
  get dayOfWeek(): number {
    const inCycle = ((this.year % 400) + 400) % 400;
    return new Date(Date.UTC(2000 + inCycle, this.month - 1, this.day)).getUTCDay() || 7;
  }

  equals(other: unknown): boolean {
    return other instanceof LocalDate && this.compareTo(other) === 0;
  }

  /** Negative, zero or positive, as this date is before, the same as, or after the other one. */
  compareTo(other: LocalDate): number {
    return this.year - other.year || this.month - other.month || this.day - other.day;
  }

  toString(): string {
    const digits = String(Math.abs(this.year)).padStart(4, '0');
    const sign = this.year < 0 ? '-' : this.year > 9999 ? '+' : '';
    return `${sign}${digits}-${pad(this.month)}-${pad(this.day)}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** How many days a month of a year has. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
