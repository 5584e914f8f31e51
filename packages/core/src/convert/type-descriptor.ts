import {
  type Annotation,
  type AnnotationKey,
  type Class,
  findAnnotation,
  superclassChain,
} from '../metadata/annotations.js';
import { Dictionary, Double, Enumeration, type EnumObject, Integer, Long, Optional, type TypeToken } from './types.js';

interface TypeDetails {
  readonly elementType?: TypeDescriptor | undefined;
  readonly keyType?: TypeDescriptor | undefined;
  readonly valueType?: TypeDescriptor | undefined;
  readonly constants?: EnumObject | undefined;
  readonly nullable?: boolean | undefined;
  readonly annotations?: readonly Annotation[] | undefined;
}

const OF_TOKEN = new WeakMap<object, TypeDescriptor>();

/**
 * What is known of the type of a value or of the place it goes to: the class, the types of the elements of a collection
 * or a map, whether `null` may stand there, and the decorators of the place. Immutable; after Spring's `TypeDescriptor`.
 */
export class TypeDescriptor {
  /** A class, or one of the tokens of `types.ts`. */
  readonly type: Class;
  /** The type of the elements of an array, a set or an optional; undefined where any will do. */
  readonly elementType: TypeDescriptor | undefined;
  readonly keyType: TypeDescriptor | undefined;
  readonly valueType: TypeDescriptor | undefined;
  /** The names and values of an enumeration. */
  readonly constants: EnumObject | undefined;
  /** False where `null` is refused, as for Java's primitive types. */
  readonly nullable: boolean;
  /** The decorators of the field or parameter: a formatter may look for its own. */
  readonly annotations: readonly Annotation[];

  private constructor(type: Class, details: TypeDetails = {}) {
    this.type = type;
    this.elementType = details.elementType;
    this.keyType = details.keyType;
    this.valueType = details.valueType;
    this.constants = details.constants;
    this.nullable = details.nullable ?? true;
    this.annotations = details.annotations ?? [];
  }

  /** The descriptor of a class, of `BigInt` or of an `enum`; a descriptor stays itself. */
  static valueOf(token: TypeToken | TypeDescriptor): TypeDescriptor {
    if (token instanceof TypeDescriptor) return token;
    const found = OF_TOKEN.get(token);
    if (found) return found;
    const made = typeof token === 'function' ? new TypeDescriptor(token as Class) : TypeDescriptor.enumeration(token);
    OF_TOKEN.set(token, made);
    return made;
  }

  static array(element?: TypeToken | TypeDescriptor): TypeDescriptor {
    return new TypeDescriptor(Array, { elementType: descriptorOf(element) });
  }

  static set(element?: TypeToken | TypeDescriptor): TypeDescriptor {
    return new TypeDescriptor(Set, { elementType: descriptorOf(element) });
  }

  static map(key?: TypeToken | TypeDescriptor, value?: TypeToken | TypeDescriptor): TypeDescriptor {
    return new TypeDescriptor(Map, { keyType: descriptorOf(key), valueType: descriptorOf(value) });
  }

  /** A plain object with values of one type: `Record<string, T>`. */
  static dictionary(value?: TypeToken | TypeDescriptor): TypeDescriptor {
    return new TypeDescriptor(Dictionary, { keyType: TypeDescriptor.valueOf(String), valueType: descriptorOf(value) });
  }

  static optional(content?: TypeToken | TypeDescriptor): TypeDescriptor {
    return new TypeDescriptor(Optional, { elementType: descriptorOf(content) });
  }

  /** A TypeScript `enum`, or a list of texts that are their own names. */
  static enumeration(values: EnumObject | readonly string[]): TypeDescriptor {
    const constants = Array.isArray(values) ? Object.fromEntries(values.map((value) => [value, value])) : values;
    return new TypeDescriptor(Enumeration, { constants: constants as EnumObject });
  }

  /**
   * The type of a value. Whole numbers within 32 bits are `Integer`, other whole ones `Long`, the rest `Double`; plain
   * objects are `Dictionary`; what an array or a map contains is not looked at. Undefined for `null` and `undefined`.
   */
  static forObject(value: unknown): TypeDescriptor | undefined {
    if (value === null || value === undefined) return undefined;
    return TypeDescriptor.valueOf(typeTokenOf(value));
  }

  /** The same type at a place with these decorators, which are said of its elements, too. */
  withAnnotations(annotations: readonly Annotation[]): TypeDescriptor {
    return annotations.length === 0 ? this : this.#with(this.nullable, annotations);
  }

  /** The same type at a place that refuses `null`, or takes it. */
  withNullable(nullable: boolean): TypeDescriptor {
    return nullable === this.nullable ? this : this.#with(nullable, this.annotations);
  }

  #with(nullable: boolean, annotations: readonly Annotation[]): TypeDescriptor {
    return new TypeDescriptor(this.type, {
      elementType: this.elementType?.withAnnotations(annotations),
      keyType: this.keyType?.withAnnotations(annotations),
      valueType: this.valueType?.withAnnotations(annotations),
      constants: this.constants,
      nullable,
      annotations,
    });
  }

  /** The attributes of a decorator of the place. */
  getAnnotation<A extends object>(key: AnnotationKey<A>): A | undefined {
    return findAnnotation(this.annotations, key);
  }

  /** An array or a set. */
  isCollection(): boolean {
    return this.type === Array || this.type === Set;
  }

  /** A `Map` or a plain object used as one. */
  isMap(): boolean {
    return this.type === Map || this.type === Dictionary;
  }

  /** Whether a value of this type can stand where the other type is asked for, without conversion. */
  isAssignableTo(other: TypeDescriptor): boolean {
    if (other.type !== Object && !typeHierarchy(this.type).includes(other.type)) return false;
    if (other.constants !== undefined) return this.constants === other.constants;
    if (!other.isCollection() && !other.isMap()) return true;
    return (
      isNestedAssignable(this.elementType, other.elementType) &&
      isNestedAssignable(this.keyType, other.keyType) &&
      isNestedAssignable(this.valueType, other.valueType)
    );
  }

  /** The name for messages: `Array<Integer>`, `Map<String, Date>`. */
  toString(): string {
    if (this.constants) return `enum {${constantNames(this.constants).join(', ')}}`;
    const parts = [this.elementType ?? this.keyType, this.valueType].filter((part) => part !== undefined);
    return parts.length === 0 ? this.type.name : `${this.type.name}<${parts.join(', ')}>`;
  }
}

/** A class, its superclasses nearest first, and `Object` last: the order in which converters are looked for. */
export function typeHierarchy(type: Class): Class[] {
  return type === Object ? [Object] : [...superclassChain(type).filter((at) => at !== Object), Object];
}

/** The names of an `enum`, without the reverse mapping of numeric ones. */
export function constantNames(constants: EnumObject): string[] {
  return Object.keys(constants).filter((name) => !/^-?\d/.test(name));
}

function descriptorOf(token: TypeToken | TypeDescriptor | undefined): TypeDescriptor | undefined {
  return token === undefined ? undefined : TypeDescriptor.valueOf(token);
}

function isNestedAssignable(from: TypeDescriptor | undefined, to: TypeDescriptor | undefined): boolean {
  return from === undefined || to === undefined || from.isAssignableTo(to);
}

function typeTokenOf(value: NonNullable<unknown>): TypeToken {
  switch (typeof value) {
    case 'string':
      return String;
    case 'boolean':
      return Boolean;
    case 'bigint':
      return BigInt;
    case 'number':
      // whole numbers have no negative zero
      if (!Number.isInteger(value) || Object.is(value, -0)) return Double;
      return value === ((value as number) | 0) ? Integer : Long;
    case 'function':
      return Function;
    default:
      break;
  }
  const prototype: { constructor?: unknown } | null = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return Dictionary;
  return typeof prototype.constructor === 'function' ? (prototype.constructor as Class) : Object;
}
