import { type ConstraintDecorator, type ConstraintOptions, constraint, constraintOnValue } from '../constraint.js';

/** Nothing may be there. Source: Jakarta Validation, as all constraints of this folder. */
export function Null(options?: ConstraintOptions): ConstraintDecorator {
  return constraint('Null', 'must be null', (value) => value === null || value === undefined, {}, options);
}

/** Something must be there. */
export function NotNull(options?: ConstraintOptions): ConstraintDecorator {
  return constraint('NotNull', 'must not be null', (value) => value !== null && value !== undefined, {}, options);
}

/** A text, array, set or map with something in it. */
export function NotEmpty(options?: ConstraintOptions): ConstraintDecorator {
  return constraint('NotEmpty', 'must not be empty', (value) => (sizeOf(value) ?? 0) > 0, {}, options);
}

/** What Java's `String.trim` takes away. */
const BLANK = /^[\0-\x20]*$/;

/** A text with something other than spaces and control characters. Source: Hibernate Validator's `NotBlankValidator`. */
export function NotBlank(options?: ConstraintOptions): ConstraintDecorator {
  return constraint(
    'NotBlank',
    'must not be blank',
    (value) => typeof value === 'string' && !BLANK.test(value),
    {},
    options,
  );
}

/** What `@Size` says: bounds that are themselves fine. */
export interface SizeOptions extends ConstraintOptions {
  /** Default: 0. */
  readonly min?: number;
  /** Default: 2147483647. */
  readonly max?: number;
}

/** The length of a text, or the size of an array, set or map, with both bounds included. */
export function Size(options: SizeOptions): ConstraintDecorator {
  const { min = 0, max = 2_147_483_647 } = options;
  const isValid = (value: unknown): boolean => {
    const size = sizeOf(value);
    return size !== undefined && size >= min && size <= max;
  };
  return constraintOnValue('Size', 'size must be between {min} and {max}', isValid, { min, max }, options);
}

function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  if (value instanceof Set || value instanceof Map) return value.size;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : undefined;
}
