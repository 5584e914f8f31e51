import type { QualifierAttributes } from '../decorators/qualifiers.js';
import type { Class } from '../metadata/annotations.js';
import { parameterNames } from '../metadata/parameter-names.js';

/** Where something is injected: a constructor's parameter, a method's, or a field. */
export interface InjectionPoint {
  readonly owner: Class;
  /** Undefined for the constructor. */
  readonly member: PropertyKey | undefined;
  /** The index of the parameter; undefined for a field. */
  readonly index: number | undefined;
}

/** Whether one bean is asked for, or all of a type in some form. */
export type DependencyShape = 'single' | 'array' | 'set' | 'map' | 'provider';

/** What is known of a {@link Dependency}. */
export interface DependencyDetails {
  readonly shape: DependencyShape;
  /** The type asked for: that of the elements where several are. */
  readonly type: Class | undefined;
  /** Why the type is not known. */
  readonly problem?: string | undefined;
  readonly required: boolean;
  readonly lazy: boolean;
  readonly qualifiers: readonly QualifierAttributes[];
  /** The text of `@Value`. */
  readonly value?: string | undefined;
  /** The bean asked for by name. */
  readonly beanName?: string | symbol | undefined;
  /** For a bean asked for by name: the type is asked for where there is none of that name. */
  readonly byTypeWithoutName?: boolean;
  /** Whether an empty collection is injected where there is no bean. */
  readonly emptyIfNone?: boolean;
}

/** What is injected at one place. Source: Spring's `DependencyDescriptor`. */
export class Dependency implements InjectionPoint, DependencyDetails {
  readonly owner: Class;
  readonly member: PropertyKey | undefined;
  readonly index: number | undefined;
  readonly shape: DependencyShape;
  readonly type: Class | undefined;
  readonly problem: string | undefined;
  readonly required: boolean;
  readonly lazy: boolean;
  readonly qualifiers: readonly QualifierAttributes[];
  readonly value: string | undefined;
  readonly beanName: string | symbol | undefined;
  readonly byTypeWithoutName: boolean;
  readonly emptyIfNone: boolean;
  readonly #details: DependencyDetails;

  constructor({ owner, member, index }: InjectionPoint, details: DependencyDetails) {
    this.#details = details;
    this.owner = owner;
    this.member = member;
    this.index = index;
    this.shape = details.shape;
    this.type = details.type;
    this.problem = details.problem;
    this.required = details.required;
    this.lazy = details.lazy;
    this.qualifiers = details.qualifiers;
    this.value = details.value;
    this.beanName = details.beanName;
    this.byTypeWithoutName = details.byTypeWithoutName ?? false;
    this.emptyIfNone = details.emptyIfNone ?? false;
  }

  /** The name of the parameter or field: of several beans the one of that name is meant. */
  get name(): string | undefined {
    if (this.index === undefined) return typeof this.member === 'string' ? this.member : undefined;
    return parameterNames(this.owner, this.member)[this.index];
  }

  /** The same place, asked differently. */
  with(changes: Partial<DependencyDetails>): Dependency {
    return new Dependency(this, { ...this.#details, ...changes });
  }

  /** `constructor parameter 1 'orders' (OrderService) of OrderController`, `field OrderController.orders (OrderService)`. */
  describe(): string {
    const type = this.type ? ` (${this.#describeType(this.type)})` : '';
    if (this.index === undefined) return `field ${this.owner.name}.${String(this.member)}${type}`;
    const place = `parameter ${this.index}${this.name === undefined ? '' : ` '${this.name}'`}${type}`;
    return this.member === undefined
      ? `constructor ${place} of ${this.owner.name}`
      : `${place} of ${this.owner.name}.${String(this.member)}()`;
  }

  #describeType(type: Class): string {
    if (this.shape === 'array') return `${type.name}[]`;
    if (this.shape === 'single') return type.name;
    const container = { set: 'Set', map: 'Map', provider: 'ObjectProvider' }[this.shape];
    return `${container} of ${type.name}`;
  }
}
