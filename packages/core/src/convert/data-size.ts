const UNITS: Readonly<Record<string, number>> = { B: 1, KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30, TB: 2 ** 40 };

/** A unit of a {@link DataSize}: bytes, and their multiples of 1024. */
export type DataUnit = 'B' | 'KB' | 'MB' | 'GB' | 'TB';

/** An amount of data, such as the largest size of an upload. Immutable. Source: Spring's `DataSize`. */
export class DataSize {
  readonly #bytes: number;

  /** @throws a RangeError where the amount is not whole, or too large for a number to be exact. */
  constructor(amount: number, unit: DataUnit = 'B') {
    this.#bytes = amount * (UNITS[unit] ?? 1);
    if (!Number.isSafeInteger(this.#bytes)) {
      throw new RangeError(`${amount}${unit} is not a whole number of bytes, or too large`);
    }
  }

  /**
   * Reads `10MB`, `512KB`, `5GB`; 1 KB has 1024 bytes, and case matters.
   *
   * @param defaultUnit of a number without a unit. Default: bytes.
   * @throws a RangeError for any other text.
   */
  static parse(text: string, defaultUnit: DataUnit = 'B'): DataSize {
    const [, amount, suffix = ''] = /^([+-]?\d+)([a-zA-Z]{0,2})$/.exec(text.replaceAll(/\s+/g, '')) ?? [];
    const unit = suffix === '' ? defaultUnit : suffix;
    if (amount === undefined || !Object.hasOwn(UNITS, unit)) {
      throw new RangeError(
        `'${text}' is not a valid data size: write a whole number and one of ${Object.keys(UNITS).join(', ')}`,
      );
    }
    return new DataSize(Number(amount), unit as DataUnit);
  }

  toBytes(): number {
    return this.#bytes;
  }

  toKilobytes(): number {
    return this.#whole('KB');
  }

  toMegabytes(): number {
    return this.#whole('MB');
  }

  toGigabytes(): number {
    return this.#whole('GB');
  }

  toTerabytes(): number {
    return this.#whole('TB');
  }

  isNegative(): boolean {
    return this.#bytes < 0;
  }

  equals(other: unknown): boolean {
    return other instanceof DataSize && other.#bytes === this.#bytes;
  }

  compareTo(other: DataSize): number {
    return this.#bytes - other.#bytes;
  }

  toString(): string {
    return `${this.#bytes}B`;
  }

  toJSON(): string {
    return this.toString();
  }

  #whole(unit: DataUnit): number {
    return Math.trunc(this.#bytes / (UNITS[unit] ?? 1)) || 0;
  }
}
