import type { Class } from '../../metadata/annotations.js';
import { removeWhiteSpace } from '../../util/white-space.js';
import { Byte, Double, Integer, Long, Short } from '../types.js';
import { asciiDigits } from './ascii-digits.js';

const RANGES = new Map<Class, readonly [min: number, max: number]>([
  [Byte, [-0x80, 0x7f]],
  [Short, [-0x8000, 0x7fff]],
  [Integer, [-0x80000000, 0x7fffffff]],
  [Long, [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]],
]);

/** Whole numbers that are exact without the detour over `BigInt`: nearly all there are. */
const SHORT_WHOLE = /^[+-]?\d{1,15}$/;
/** Longer texts are not even read: input must not make work without end. */
const MAX_DIGITS = 100;

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** A hexadecimal number with an exponent to the base 2. */
const HEX_DOUBLE = /^([+-]?)0[xX](?:([\da-fA-F]+)\.?|([\da-fA-F]*)\.([\da-fA-F]+))[pP]([+-]?\d+)[fFdD]?$/;
const DOUBLE_ONLY = /^([+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?))[fFdD]?$/;

/** Whether a number type takes whole numbers only. */
export function isWholeNumberType(type: Class): boolean {
  return RANGES.has(type);
}

/**
 * Reads a number as Spring's `NumberUtils` does. White space is left out wherever it stands; whole numbers may be
 * hexadecimal (`0x1F`, `#1F`) and never octal; `Double` also knows `NaN`, `Infinity`, the
 * suffixes `f` and `d`, and hexadecimal numbers (`0x1.8p3`).
 *
 * @throws an error for text of another shape, and for a number beyond the range of the type.
 */
export function parseNumber(text: string, type: Class): number {
  if (isWholeNumberType(type) && SHORT_WHOLE.test(text)) return checkedRange(Number(text), type, text);
  const trimmed = removeWhiteSpace(text);
  if (isWholeNumberType(type) && trimmed.length <= MAX_DIGITS)
    return checkedRange(parseWhole(trimmed, text), type, text);
  if (isWholeNumberType(type)) throw new Error(`${trimmed.length} digits are beyond the range of ${type.name}`);
  if (type === Double) {
    const match = DOUBLE_ONLY.exec(trimmed);
    if (match) return Number(match[1]);
    const hexadecimal = HEX_DOUBLE.exec(trimmed);
    if (hexadecimal && trimmed.length <= MAX_DIGITS) return hexDouble(hexadecimal);
  } else if (DECIMAL.test(trimmed)) {
    const value = Number(trimmed);
    if (Number.isFinite(value)) return value;
  }
  throw new Error(`For input string: ${JSON.stringify(text)}`);
}

/** Reads a whole number of any size, by the rules of {@link parseNumber}. */
export function parseBigInt(text: string): bigint {
  return parseWhole(removeWhiteSpace(text), text);
}

/**
 * A number as another number type: the fraction is cut off for whole ones.
 *
 * @throws an error where it is beyond the range.
 */
export function convertNumber(value: number, type: Class): number {
  if (!isWholeNumberType(type)) return value;
  if (Number.isNaN(value)) return 0;
  return checkedRange(Math.trunc(value), type, String(value));
}

function hexDouble([, sign, whole, integer = '', fraction = '', exponent]: RegExpExecArray): number {
  const magnitude = BigInt(`0x${whole ?? integer + fraction}`);
  const power = Number(exponent) - 4 * (whole === undefined ? fraction.length : 0);
  // by halves, since neither factor alone has to be within the range of a double
  const half = Math.trunc(power / 2);
  const value = Number(magnitude) * 2 ** half * 2 ** (power - half);
  return sign === '-' ? -value : value;
}

function parseWhole(trimmed: string, text: string): bigint {
  const ascii = asciiDigits(trimmed);
  const match = /^([+-]?)(\d+)$/.exec(ascii) ?? /^(-?)(?:0[xX]|#)([0-9a-fA-F]+)$/.exec(ascii);
  if (!match) throw new Error(`For input string: ${JSON.stringify(text)}`);
  const digits = match[2] ?? '';
  const isHex = digits.length !== ascii.length - (match[1]?.length ?? 0);
  const magnitude = BigInt(isHex ? `0x${digits}` : digits);
  return match[1] === '-' ? -magnitude : magnitude;
}

function checkedRange(value: bigint | number, type: Class, text: string): number {
  const [min, max] = RANGES.get(type) ?? [-Infinity, Infinity];
  if (value < min || value > max) throw new Error(`${text} is beyond the range of ${type.name} (${min} to ${max})`);
  return Number(value) || 0;
}
