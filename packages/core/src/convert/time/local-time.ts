const RANGES = { hour: 23, minute: 59, second: 59, nano: 999_999_999 } as const;

/** A time of day without zone. Immutable. Source: `java.time.LocalTime`. */
export class LocalTime {
  /** @throws a RangeError for a time that the clock does not have. */
  constructor(
    readonly hour: number,
    readonly minute: number,
    readonly second = 0,
    /** Nanoseconds of the second. */
    readonly nano = 0,
  ) {
    for (const [name, value] of Object.entries({ hour, minute, second, nano })) {
      if (!Number.isInteger(value) || value < 0 || value > RANGES[name as keyof typeof RANGES]) {
        throw new RangeError(`There is no ${name} ${value}`);
      }
    }
  }

  /** Reads ISO text: `10:15`, `10:15:30`, `10:15:30.123`. @throws a RangeError for any other text. */
  static parse(text: string): LocalTime {
    const match = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{0,9}))?)?$/.exec(text);
    if (!match) throw new RangeError(`${JSON.stringify(text)} is no time of the form 10:15:30`);
    const [, hour, minute, second = '0', fraction = ''] = match;
    return new LocalTime(Number(hour), Number(minute), Number(second), Number(fraction.padEnd(9, '0')));
  }

  equals(other: unknown): boolean {
    return other instanceof LocalTime && this.compareTo(other) === 0;
  }

  /** Negative, zero or positive, as this time is before, the same as, or after the other one. */
  compareTo(other: LocalTime): number {
    return this.hour - other.hour || this.minute - other.minute || this.second - other.second || this.nano - other.nano;
  }

  /** The shortest of `10:15`, `10:15:30`, and that with a fraction of 3, 6 or 9 digits. */
  toString(): string {
    const minutes = `${pad(this.hour)}:${pad(this.minute)}`;
    if (this.second === 0 && this.nano === 0) return minutes;
    const fraction = pad(this.nano, 9)
      .replace(/^(\d{3}|\d{6})0+$/, '$1')
      .replace(/^0{3}$/, '');
    return `${minutes}:${pad(this.second)}${fraction === '' || this.nano === 0 ? '' : `.${fraction}`}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}
