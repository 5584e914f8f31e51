import type { TypeDescriptor } from '../convert/type-descriptor.js';
import type { Class } from '../metadata/annotations.js';

/** A property that is not there, or cannot be reached. Source: Spring's `InvalidPropertyException`. */
export class InvalidPropertyException extends Error {
  constructor(
    readonly beanType: Class,
    readonly propertyName: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(`Invalid property '${propertyName}' of bean class [${beanType.name}]: ${message}`, options);
  }

  /** The name of the class, that of a subclass too. */
  override get name(): string {
    return this.constructor.name;
  }
}

/** A property without a getter or field. */
export class NotReadablePropertyException extends InvalidPropertyException {
  constructor(beanType: Class, propertyName: string, options?: ErrorOptions) {
    super(beanType, propertyName, 'it is not readable: there is no such field and no getter', options);
  }
}

/** A property without a setter or field. */
export class NotWritablePropertyException extends InvalidPropertyException {
  constructor(beanType: Class, propertyName: string, hint = '', options?: ErrorOptions) {
    super(beanType, propertyName, `it is not writable: there is no such field and no setter${hint}`, options);
  }
}

/** A path that the object cannot have: a key for what has none, an index that is no number, or one that the list does not grow to. */
export class InvalidPropertyPathException extends InvalidPropertyException {}

/** An object on the way to a property is missing. */
export class NullValueInNestedPathException extends InvalidPropertyException {
  constructor(beanType: Class, propertyName: string, message = 'its value is null', options?: ErrorOptions) {
    super(beanType, propertyName, message, options);
  }
}

/** A value that a property does not take. Source: Spring's `PropertyAccessException`. */
export abstract class PropertyAccessException extends Error {
  /** The first part of the error's message codes. */
  abstract readonly errorCode: string;

  constructor(
    /** The path of the property; undefined for a value that goes elsewhere. */
    readonly propertyName: string | undefined,
    readonly value: unknown,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  override get name(): string {
    return this.constructor.name;
  }
}

/** A value that cannot be converted to the type of the property. */
export class TypeMismatchException extends PropertyAccessException {
  readonly errorCode: string = 'typeMismatch';

  constructor(
    propertyName: string | undefined,
    value: unknown,
    readonly requiredType: TypeDescriptor | undefined,
    cause?: unknown,
  ) {
    super(
      propertyName,
      value,
      `Failed to convert${propertyName === undefined ? '' : ` property value of '${propertyName}'`} to required type ` +
        `[${requiredType}]${cause instanceof Error ? `: ${cause.message}` : ''}`,
      { cause },
    );
  }
}

/** There is no way at all from the type of the value to that of the property. */
export class ConversionNotSupportedException extends TypeMismatchException {}

/** A setter that threw an error; it is the `cause`. */
export class MethodInvocationException extends PropertyAccessException {
  readonly errorCode: string = 'methodInvocation';

  constructor(propertyName: string, value: unknown, cause: unknown) {
    super(propertyName, value, `Property '${propertyName}' threw exception: ${String(cause)}`, { cause });
  }
}

/** A constructor that threw an error for the values that it was given; it is the `cause`. Source: Spring's `BeanInstantiationException`. */
export class ConstructionException extends Error {
  constructor(
    readonly type: Class,
    /** Where the object belongs; empty for the outermost one. */
    readonly path: string,
    cause: unknown,
  ) {
    super(`${type.name}${path && ` for '${path}'`} cannot be made of these values: ${String(cause)}`, { cause });
  }

  override get name(): string {
    return this.constructor.name;
  }
}

/** All the values that properties did not take when many were set. */
export class PropertyBatchUpdateException extends Error {
  constructor(readonly exceptions: readonly PropertyAccessException[]) {
    super(`Failed properties: ${exceptions.map((exception) => exception.message).join('; ')}`);
  }

  override get name(): string {
    return this.constructor.name;
  }
}
