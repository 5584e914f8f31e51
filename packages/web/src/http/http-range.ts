import { IllegalArgumentException } from '@vernal/core';
import { commaSeparated, parseLong } from './header-syntax.js';

const UNIT = 'bytes=';
const MAX_RANGES = 100;

/** Part of a body of a known length. */
export interface ByteRegion {
  /** The first byte. */
  readonly position: number;
  /** How many bytes. */
  readonly count: number;
}

/** One range of a `Range` header, in bytes. Source: Spring's `HttpRange`; RFC 9110 section 14.1.2. */
export abstract class HttpRange {
  /** The first byte of the range in a body of that length. */
  abstract getRangeStart(length: number): number;
  /** The last byte of the range in a body of that length. */
  abstract getRangeEnd(length: number): number;
  abstract toString(): string;

  /** From one byte to another, or to the end. Throws an {@link IllegalArgumentException} where last is before first. */
  static createByteRange(first: number, last?: number): HttpRange {
    if (first < 0) throw new IllegalArgumentException(`Invalid first byte position: ${first}`);
    if (last !== undefined && last < first) {
      throw new IllegalArgumentException(`The last byte position ${last} is before the first one, ${first}`);
    }
    return new ByteRange(first, last);
  }

  /** The last so many bytes. */
  static createSuffixRange(suffixLength: number): HttpRange {
    if (suffixLength < 0) throw new IllegalArgumentException(`Invalid suffix length: ${suffixLength}`);
    return new SuffixByteRange(suffixLength);
  }

  /** The ranges of a header, none for an empty one. Throws an {@link IllegalArgumentException}, for more than 100 too. */
  static parseRanges(header: string | undefined): HttpRange[] {
    if (header === undefined || header === '') return [];
    if (!header.startsWith(UNIT)) throw new IllegalArgumentException(`Range '${header}' does not start with '${UNIT}'`);
    const parts = commaSeparated(header.slice(UNIT.length));
    if (parts.length > MAX_RANGES) throw new IllegalArgumentException(`Too many ranges: ${parts.length}`);
    return parts.map(parseRange);
  }

  /**
   * The regions to be sent of a body of that length. Throws an {@link IllegalArgumentException} where a range starts behind
   * the end, the body is empty, or several ranges are no shorter than the whole: then 416 is due.
   */
  static toRegions(ranges: readonly HttpRange[], length: number): ByteRegion[] {
    const regions = ranges.map((range) => range.toRegion(length));
    const total = regions.reduce((sum, { count }) => sum + count, 0);
    if (regions.length > 1 && total >= length) {
      throw new IllegalArgumentException(
        `All ranges together (${total} bytes) are no shorter than the whole (${length})`,
      );
    }
    return regions;
  }

  /** The header of some ranges. */
  static toString(ranges: readonly HttpRange[]): string {
    if (ranges.length === 0) throw new IllegalArgumentException('A Range header needs at least one range');
    return UNIT + ranges.join(', ');
  }

  /** The region to be sent of a body of that length. Throws an {@link IllegalArgumentException} where it starts behind the end. */
  toRegion(length: number): ByteRegion {
    if (length <= 0) throw new IllegalArgumentException('An empty body has no ranges');
    const position = this.getRangeStart(length);
    if (position >= length) throw new IllegalArgumentException(`Position ${position} exceeds the length ${length}`);
    return { position, count: this.getRangeEnd(length) - position + 1 };
  }
}

class ByteRange extends HttpRange {
  constructor(
    readonly first: number,
    readonly last: number | undefined,
  ) {
    super();
  }

  override getRangeStart(_length: number): number {
    return this.first;
  }

  override getRangeEnd(length: number): number {
    return this.last !== undefined && this.last < length ? this.last : length - 1;
  }

  override toString(): string {
    return `${this.first}-${this.last ?? ''}`;
  }
}

class SuffixByteRange extends HttpRange {
  constructor(readonly suffixLength: number) {
    super();
  }

  override getRangeStart(length: number): number {
    return Math.max(length - this.suffixLength, 0);
  }

  override getRangeEnd(length: number): number {
    return length - 1;
  }

  override toString(): string {
    return `-${this.suffixLength}`;
  }
}

function parseRange(range: string): HttpRange {
  const dash = range.indexOf('-');
  if (dash === -1) throw new IllegalArgumentException(`Range '${range}' does not contain '-'`);
  if (dash === 0) return HttpRange.createSuffixRange(position(range, range.slice(1)));
  const last = range.slice(dash + 1);
  return HttpRange.createByteRange(
    position(range, range.slice(0, dash)),
    last === '' ? undefined : position(range, last),
  );
}

function position(range: string, digits: string): number {
  const value = parseLong(digits);
  if (value === undefined) throw new IllegalArgumentException(`Range '${range}': '${digits}' is not a number`);
  return value;
}
