import { type ConstraintDecorator, type ConstraintOptions, constraintOnValue } from '../constraint.js';

/** At least this; for numbers, and texts that are numbers. */
export function Min(value: number, options?: ConstraintOptions): ConstraintDecorator {
  const isValid = (given: unknown) => compare(given, value) >= 0;
  return constraintOnValue('Min', 'must be greater than or equal to {value}', isValid, { value }, options);
}

/** At most this. */
export function Max(value: number, options?: ConstraintOptions): ConstraintDecorator {
  const isValid = (given: unknown) => compare(given, value) <= 0;
  return constraintOnValue('Max', 'must be less than or equal to {value}', isValid, { value }, options);
}

/** What `@DecimalMin` and `@DecimalMax` say beside the bound. */
export interface DecimalBoundOptions extends ConstraintOptions {
  /** Whether the bound itself is fine. Default: true. */
  readonly inclusive?: boolean;
}

/** Not below this, or above it where the bound is not included. */
export function DecimalMin(value: number | string, options: DecimalBoundOptions = {}): ConstraintDecorator {
  const { inclusive = true } = options;
  const isValid = (given: unknown) => compare(given, Number(value)) >= (inclusive ? 0 : Number.MIN_VALUE);
  const message = `must be greater than ${inclusive ? 'or equal to ' : ''}{value}`;
  return constraintOnValue('DecimalMin', message, isValid, { inclusive, value }, options);
}

/** Not above this, or below it where the bound is not included. */
export function DecimalMax(value: number | string, options: DecimalBoundOptions = {}): ConstraintDecorator {
  const { inclusive = true } = options;
  const isValid = (given: unknown) => compare(given, Number(value)) <= (inclusive ? 0 : -Number.MIN_VALUE);
  const message = `must be less than ${inclusive ? 'or equal to ' : ''}{value}`;
  return constraintOnValue('DecimalMax', message, isValid, { inclusive, value }, options);
}

/** Above 0; for numbers, and texts that are numbers. */
export function Positive(options?: ConstraintOptions): ConstraintDecorator {
  return constraintOnValue('Positive', 'must be greater than 0', (given) => compare(given, 0) > 0, {}, options);
}

/** 0 or above; for numbers, and texts that are numbers. */
export function PositiveOrZero(options?: ConstraintOptions): ConstraintDecorator {
  const message = 'must be greater than or equal to 0';
  return constraintOnValue('PositiveOrZero', message, (given) => compare(given, 0) >= 0, {}, options);
}

/** Below 0; for numbers, and texts that are numbers. */
export function Negative(options?: ConstraintOptions): ConstraintDecorator {
  return constraintOnValue('Negative', 'must be less than 0', (given) => compare(given, 0) < 0, {}, options);
}

/** 0 or below; for numbers, and texts that are numbers. */
export function NegativeOrZero(options?: ConstraintOptions): ConstraintDecorator {
  const message = 'must be less than or equal to 0';
  return constraintOnValue('NegativeOrZero', message, (given) => compare(given, 0) <= 0, {}, options);
}

/** What `@Digits` says. */
export interface DigitsOptions extends ConstraintOptions {
  /** How many digits may stand before the decimal point. */
  readonly integer: number;
  /** How many may stand behind it. */
  readonly fraction: number;
}

/** A number with no more digits than these. */
export function Digits(options: DigitsOptions): ConstraintDecorator {
  const { integer, fraction } = options;
  const isValid = (given: unknown): boolean => {
    const match = /^-?0*(\d*)(?:\.(\d*?)0*)?$/.exec(plainDecimal(given));
    return match !== null && (match[1] ?? '').length <= integer && (match[2] ?? '').length <= fraction;
  };
  const message = 'numeric value out of bounds (<{integer} digits>.<{fraction} digits> expected)';
  return constraintOnValue('Digits', message, isValid, { fraction, integer }, options);
}

/** Negative, zero or positive; `NaN`, which passes no comparison, for what is no number. */
function compare(given: unknown, bound: number): number {
  if (typeof given === 'bigint') return given < bound ? -1 : given > bound ? 1 : 0;
  const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  if (typeof value !== 'number' || Number.isNaN(value)) return Number.NaN;
  return value < bound ? -1 : value > bound ? 1 : 0;
}

function plainDecimal(given: unknown): string {
  const text = String(given);
  return /e/i.test(text) && Number.isFinite(Number(text))
    ? Number(text).toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
    : text;
}
