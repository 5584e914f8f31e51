import {
  type Annotation,
  type AnnotationKey,
  type Class,
  declaredType,
  designParamTypes,
  designReturnType,
  findAnnotation,
  findClassAnnotation,
  findMemberAnnotation,
  IllegalStateException,
  isErased,
  PROPERTY,
  parameterAnnotations,
  parameterNames,
  type TypeDeclaration,
  type TypeDescriptor,
} from '@vernal/core';
import { BODY_TYPE } from '../decorators/body-type.js';

/** One parameter of a method, or what the method returns (index -1). Source: Spring `MethodParameter`. */
export class MethodParameter {
  /** The class whose instances are called: that of the bean, not the one that declares the method. */
  readonly containingClass: Class;
  readonly method: string | symbol;
  /** -1: what the method returns. */
  readonly index: number;
  readonly annotations: readonly Annotation[];
  /** What the compiler recorded; undefined without metadata, and for what returns nothing. */
  readonly recordedType: unknown;

  constructor(containingClass: Class, method: string | symbol, index: number) {
    this.containingClass = containingClass;
    this.method = method;
    this.index = index;
    this.annotations = index < 0 ? [] : parameterAnnotations(containingClass, method, index);
    this.recordedType =
      index < 0 ? designReturnType(containingClass, method) : designParamTypes(containingClass, method)?.[index];
  }

  /** The recorded class; undefined where it says nothing (`Object`, `Function`), or nothing was recorded. */
  get type(): Class | undefined {
    const { recordedType } = this;
    return typeof recordedType === 'function' && !isErased(recordedType) ? (recordedType as Class) : undefined;
  }

  /** The name in the source; undefined for a parameter that is taken apart. */
  get name(): string | undefined {
    return this.index < 0 ? undefined : parameterNames(this.containingClass, this.method)[this.index];
  }

  /** {@link name}. Throws an `IllegalStateException` that says what to write where there is none. */
  get requiredName(): string {
    const { name } = this;
    if (name !== undefined) return name;
    throw new IllegalStateException(`${this} has no name in the source: give one to its decorator, as in @X('name')`);
  }

  /**
   * The type that a value must have: what the given decorator, `@Property` or, of a result, `@BodyType` declares, else what was
   * recorded; undefined where neither says anything. Throws a `TypeError` that names the parameter where an import cycle has left a type undefined,
   * and where there is a decorator but the type is lost.
   */
  typeDescriptor(declaration?: TypeDeclaration): TypeDescriptor | undefined {
    const declared = { ...this.#declaration, ...declaration };
    const isSaid = declared.type !== undefined || declared.of !== undefined || this.index < 0;
    if (declaration && !isSaid && this.lostType) throw new TypeError(`${this}: ${this.lostType}`);
    try {
      return declaredType(declared, this.recordedType, this.annotations);
    } catch (error) {
      throw new TypeError(`${this}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }

  /** Why the type of a parameter is not known though it may well be a class, and what to do; undefined where it is known. */
  get lostType(): string | undefined {
    if (this.recordedType === Function) {
      return (
        'its type was recorded as Function, since it is imported by `import type`. Import the class as a value, or say it to ' +
        'the decorator: { type: TheClass }'
      );
    }
    if (this.recordedType !== undefined) return undefined;
    return (
      'its type is not known, since the transpiler has recorded no decorator metadata. Compile with tsc or swc and ' +
      'emitDecoratorMetadata (esbuild, tsx and vitest have no such option), or say it to the decorator: { type: TheClass }'
    );
  }

  get #declaration(): TypeDeclaration {
    return (this.index < 0 ? this.getMethodAnnotation(BODY_TYPE) : this.get(PROPERTY)) ?? {};
  }

  has(key: AnnotationKey<object>): boolean {
    return this.annotations.some((annotation) => annotation.key === key);
  }

  get<A extends object>(key: AnnotationKey<A>): A | undefined {
    return findAnnotation(this.annotations, key);
  }

  getMethodAnnotation<A extends object>(key: AnnotationKey<A>): A | undefined {
    return findMemberAnnotation(this.containingClass, this.method, key);
  }

  hasMethodAnnotation(key: AnnotationKey<object>): boolean {
    return this.getMethodAnnotation(key) !== undefined;
  }

  getClassAnnotation<A extends object>(key: AnnotationKey<A>): A | undefined {
    return findClassAnnotation(this.containingClass, key);
  }

  /** `OrderController.list, parameter 0 (page)` */
  toString(): string {
    const method = `${this.containingClass.name}.${String(this.method)}`;
    if (this.index < 0) return `${method}, return value`;
    const { name } = this;
    return `${method}, parameter ${this.index}${name === undefined ? '' : ` (${name})`}`;
  }
}
