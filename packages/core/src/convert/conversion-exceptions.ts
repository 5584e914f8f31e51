import { getClass } from '../metadata/type-reference.js';
import type { TypeDescriptor } from './type-descriptor.js';

/** A conversion that did not succeed. */
export abstract class ConversionException extends Error {
  /** The name of the class, that of a subclass too. */
  override get name(): string {
    return this.constructor.name;
  }
}

/** There is no converter between two types. */
export class ConverterNotFoundException extends ConversionException {
  constructor(
    readonly sourceType: TypeDescriptor | undefined,
    readonly targetType: TypeDescriptor,
  ) {
    super(
      `No converter found capable of converting from type [${sourceType ?? 'null'}] to type [${targetType}]. ` +
        'Add one with addConverter() or addFormatter(), or declare another type for the target',
    );
  }
}

/** A converter found no value of the target type in the value that it was given; `cause` says why. */
export class ConversionFailedException extends ConversionException {
  constructor(
    readonly sourceType: TypeDescriptor | undefined,
    readonly targetType: TypeDescriptor,
    readonly value: unknown,
    cause: unknown,
  ) {
    super(
      `Failed to convert from type [${sourceType ?? 'null'}] to type [${targetType}] for value ${describe(value)}: ` +
        (cause instanceof Error ? cause.message : String(cause)),
      { cause },
    );
  }
}

/** A value in a message: quoted, and cut where it is long. */
function describe(value: unknown): string {
  if (typeof value !== 'string')
    return `[${value === null || typeof value !== 'object' ? String(value) : getClass(value).name}]`;
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}
