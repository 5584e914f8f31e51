const NANOS_PER_SECOND = 1_000_000_000;

/** The length of each unit: whole seconds, or nanoseconds for the small ones. */
const UNIT_SECONDS = { DAYS: 86_400, HOURS: 3600, MINUTES: 60, SECONDS: 1 } as const;
const UNIT_NANOS = { MILLIS: 1_000_000, MICROS: 1000, NANOS: 1 } as const;

/** A unit of a {@link Duration}, by the name that `java.time.temporal.ChronoUnit` has for it. */
export type DurationUnit = keyof typeof UNIT_SECONDS | keyof typeof UNIT_NANOS;

/** The parts of a duration that are printed one by one. */
export interface DurationParts {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly millis: number;
  readonly micros: number;
  readonly nanos: number;
}

/** An amount of time, exact to the nanosecond. Immutable. Source: `java.time.Duration`. */
export class Duration {
  static readonly ZERO = new Duration(0, 0);

  /** Whole seconds, rounded down: −1.5 s are −2 seconds and 500,000,000 nanoseconds. */
  readonly seconds: number;
  /** 0 to 999,999,999. */
  readonly nano: number;

  /** @throws a RangeError where one is not whole, or the seconds are too many for a number to be exact. */
  constructor(seconds: number, nanos = 0) {
    const carried = Math.floor(nanos / NANOS_PER_SECOND);
    this.seconds = seconds + carried + 0;
    this.nano = nanos - carried * NANOS_PER_SECOND;
    if (!Number.isSafeInteger(this.seconds) || !Number.isInteger(nanos)) {
      throw new RangeError('The duration is not whole, or too long');
    }
  }

  /** @throws a RangeError for an amount that is not whole, or too large for a number to be exact. */
  static of(amount: number, unit: DurationUnit): Duration {
    if (unit in UNIT_SECONDS) return new Duration(amount * UNIT_SECONDS[unit as keyof typeof UNIT_SECONDS], 0);
    const perSecond = NANOS_PER_SECOND / UNIT_NANOS[unit as keyof typeof UNIT_NANOS];
    const seconds = Math.floor(amount / perSecond);
    return new Duration(seconds, (amount - seconds * perSecond) * UNIT_NANOS[unit as keyof typeof UNIT_NANOS]);
  }

  static ofMillis(millis: number): Duration {
    return Duration.of(millis, 'MILLIS');
  }

  static ofSeconds(seconds: number): Duration {
    return Duration.of(seconds, 'SECONDS');
  }

  /** Reads ISO text: `PT1H30M`, `P1DT0.5S`. @throws a RangeError for any other text. */
  static parse(text: string): Duration {
    const match =
      /^([+-]?)P(?:([+-]?\d+)D)?(T(?:([+-]?\d+)H)?(?:([+-]?\d+)M)?(?:([+-]?\d+)(?:[.,](\d{0,9}))?S)?)?$/i.exec(text);
    const [, sign, days, time, hours, minutes, seconds, fraction = ''] = match ?? [];
    if (!match || time?.length === 1 || [days, hours, minutes, seconds].every((part) => part === undefined)) {
      throw new RangeError(`${JSON.stringify(text)} is no duration of the form PT1H30M`);
    }
    const nanos = Number(fraction.padEnd(9, '0')) * (seconds?.startsWith('-') ? -1 : 1);
    const whole =
      Number(days ?? 0) * 86_400 + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
    const duration = new Duration(whole, nanos);
    return sign === '-' ? duration.negated() : duration;
  }

  isZero(): boolean {
    return this.seconds === 0 && this.nano === 0;
  }

  isNegative(): boolean {
    return this.seconds < 0;
  }

  negated(): Duration {
    return new Duration(-this.seconds, -this.nano);
  }

  plus(other: Duration): Duration {
    return new Duration(this.seconds + other.seconds, this.nano + other.nano);
  }

  /** Whole milliseconds; what is less than one is cut off. */
  toMillis(): number {
    return this.toUnit('MILLIS');
  }

  /** The whole units in it. Seconds are rounded down and what is longer is counted from them, as in Java; the rest is cut off. */
  toUnit(unit: DurationUnit): number {
    if (unit in UNIT_SECONDS) return Math.trunc(this.seconds / UNIT_SECONDS[unit as keyof typeof UNIT_SECONDS]) || 0;
    const nanos = UNIT_NANOS[unit as keyof typeof UNIT_NANOS];
    const perSecond = NANOS_PER_SECOND / nanos;
    const isBelowZero = this.seconds < 0 && this.nano > 0;
    const seconds = isBelowZero ? this.seconds + 1 : this.seconds;
    const rest = isBelowZero ? this.nano - NANOS_PER_SECOND : this.nano;
    return seconds * perSecond + Math.trunc(rest / nanos) || 0;
  }

  /** Days, hours, and so on, of a duration that is not negative. */
  toParts(): DurationParts {
    const days = Math.floor(this.seconds / 86_400);
    const rest = this.seconds - days * 86_400;
    return {
      days,
      hours: Math.floor(rest / 3600),
      minutes: Math.floor(rest / 60) % 60,
      seconds: rest % 60,
      millis: Math.floor(this.nano / 1_000_000),
      micros: Math.floor(this.nano / 1000) % 1000,
      nanos: this.nano % 1000,
    };
  }

  equals(other: unknown): boolean {
    return other instanceof Duration && this.compareTo(other) === 0;
  }

  /** Negative, zero or positive, as this duration is shorter than, as long as, or longer than the other one. */
  compareTo(other: Duration): number {
    return this.seconds - other.seconds || this.nano - other.nano;
  }

  /** ISO text: `PT1H30M`; days are hours. */
  toString(): string {
    if (this.isZero()) return 'PT0S';
    const isBelowZero = this.seconds < 0 && this.nano > 0;
    const whole = isBelowZero ? this.seconds + 1 : this.seconds;
    const hours = Math.trunc(whole / 3600);
    const minutes = Math.trunc((whole % 3600) / 60);
    const seconds = whole % 60;
    const nanos = isBelowZero ? NANOS_PER_SECOND - this.nano : this.nano;
    const text = `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}`;
    if (seconds === 0 && nanos === 0) return text;
    const sign = isBelowZero && seconds === 0 ? '-' : '';
    const fraction = nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`;
    return `${text}${sign}${seconds || 0}${fraction}S`;
  }

  toJSON(): string {
    return this.toString();
  }
}
