import 'reflect-metadata/lite';

/** A class, abstract ones included: what TypeScript has in place of Java's `Class<T>`. */
export type Class<T = unknown> = abstract new (...args: never[]) => T;

/** A class that can be instantiated. */
export type ConcreteClass<T = unknown> = new (...args: never[]) => T;

/** The identity of a decorator, as an annotation type is in Java. Compare by reference. */
export interface AnnotationKey<A extends object> {
  readonly name: string;
  /** Never present: carries the type of the attributes. */
  readonly $attributes?: A;
}

/** One use of a decorator with its attributes. */
export interface Annotation<A extends object = object> {
  readonly key: AnnotationKey<A>;
  readonly attributes: A;
}

interface MemberRecord {
  readonly annotations: Annotation[];
  readonly parameters: Annotation[][];
}

interface ClassRecord {
  readonly annotations: Annotation[];
  readonly constructorParameters: Annotation[][];
  readonly members: Map<PropertyKey, MemberRecord>;
  /** The decorators that any of the members has, for most are looked for in vain. */
  readonly memberKeys: Set<AnnotationKey<object>>;
  readonly statics: Map<PropertyKey, MemberRecord>;
}

const RECORDS = new WeakMap<object, ClassRecord>();

/** Creates the identity of a decorator; `name` is what error messages print after the `@`. */
export function annotationKey<A extends object>(name: string): AnnotationKey<A> {
  return Object.freeze({ name });
}

function ownRecord(type: object): ClassRecord | undefined {
  return RECORDS.get(type);
}

function recordOf(type: object): ClassRecord {
  const found = ownRecord(type);
  if (found) return found;
  const made: ClassRecord = {
    annotations: [],
    constructorParameters: [],
    members: new Map(),
    memberKeys: new Set(),
    statics: new Map(),
  };
  RECORDS.set(type, made);
  return made;
}

/** Splits what TypeScript hands to a member decorator (a prototype, or the class for statics). */
function ownerOf(target: object): { readonly type: object; readonly isStatic: boolean } {
  return typeof target === 'function'
    ? { type: target, isStatic: true }
    : { type: target.constructor, isStatic: false };
}

function memberRecord(target: object, member: PropertyKey): MemberRecord {
  const { type, isStatic } = ownerOf(target);
  const record = recordOf(type);
  const members = isStatic ? record.statics : record.members;
  const found = members.get(member);
  if (found) return found;
  const made: MemberRecord = { annotations: [], parameters: [] };
  members.set(member, made);
  return made;
}

/** Records a class decorator. Decorators run bottom-up; records are kept top-down, as they are read. */
export function annotateClass<A extends object>(type: Class, key: AnnotationKey<A>, attributes: A): void {
  recordOf(type).annotations.unshift({ key, attributes });
}

/** Records a method, accessor or field decorator; `target` is what TypeScript hands to it. */
export function annotateMember<A extends object>(
  target: object,
  member: PropertyKey,
  key: AnnotationKey<A>,
  attributes: A,
): void {
  memberRecord(target, member).annotations.unshift({ key, attributes });
  const { type, isStatic } = ownerOf(target);
  if (!isStatic) recordOf(type).memberKeys.add(key);
}

/** Records a parameter decorator; `member` is undefined for a constructor's parameter. */
export function annotateParameter<A extends object>(
  target: object,
  member: PropertyKey | undefined,
  index: number,
  key: AnnotationKey<A>,
  attributes: A,
): void {
  const parameters =
    member === undefined ? recordOf(target).constructorParameters : memberRecord(target, member).parameters;
  const list = parameters[index] ?? [];
  list.unshift({ key, attributes });
  parameters[index] = list;
}

/** The class and its superclasses, nearest first, without `Object`. */
export function superclassChain(type: Class): Class[] {
  const chain: Class[] = [];
  for (let at: unknown = type; typeof at === 'function' && at !== Function.prototype; at = Object.getPrototypeOf(at)) {
    chain.push(at as Class);
  }
  return chain;
}

/** All uses of a decorator on a class and its superclasses, nearest first. */
export function classAnnotations<A extends object>(type: Class, key: AnnotationKey<A>): A[] {
  return superclassChain(type).flatMap((at) => attributesOf(ownRecord(at)?.annotations, key));
}

/** The nearest use of a decorator on a class or its superclasses. */
export function findClassAnnotation<A extends object>(type: Class, key: AnnotationKey<A>): A | undefined {
  for (const at of superclassChain(type)) {
    const found = findAnnotation(ownClassAnnotations(at), key);
    if (found) return found;
  }
  return undefined;
}

/** Every decorator of the class itself, superclasses left out. */
export function ownClassAnnotations(type: Class): readonly Annotation[] {
  return ownRecord(type)?.annotations ?? [];
}

/** The uses of a decorator on an instance member: of the nearest class in the chain that has any. */
export function memberAnnotations<A extends object>(type: Class, member: PropertyKey, key: AnnotationKey<A>): A[] {
  for (const at of superclassChain(type)) {
    const found = attributesOf(ownRecord(at)?.members.get(member)?.annotations, key);
    if (found.length > 0) return found;
  }
  return [];
}

/** The nearest use of a decorator on an instance member. */
export function findMemberAnnotation<A extends object>(
  type: Class,
  member: PropertyKey,
  key: AnnotationKey<A>,
): A | undefined {
  for (const at of superclassChain(type)) {
    const own = ownRecord(at)?.members.get(member);
    const found = own && findAnnotation(own.annotations, key);
    if (found) return found;
  }
  return undefined;
}

/** Every decorator of an instance member: of the nearest class in the chain that has any. */
export function allMemberAnnotations(type: Class, member: PropertyKey): readonly Annotation[] {
  for (const at of superclassChain(type)) {
    const found = ownRecord(at)?.members.get(member)?.annotations;
    if (found && found.length > 0) return found;
  }
  return [];
}

/** Names of the instance members that carry one of some decorators anywhere in the chain: superclasses first, each once. */
export function annotatedMembers(type: Class, ...keys: readonly AnnotationKey<object>[]): PropertyKey[] {
  const names = new Set<PropertyKey>();
  for (const at of superclassChain(type).reverse()) {
    const own = ownRecord(at);
    if (!keys.some((key) => own?.memberKeys.has(key))) continue;
    for (const [name, record] of own?.members ?? []) {
      if (record.annotations.some((annotation) => keys.includes(annotation.key))) names.add(name);
    }
  }
  return [...names];
}

/** Names and attributes of the static members of this class that carry a decorator. */
export function annotatedStatics<A extends object>(type: Class, key: AnnotationKey<A>): [PropertyKey, A][] {
  const found: [PropertyKey, A][] = [];
  for (const [name, record] of ownRecord(type)?.statics ?? []) {
    for (const attributes of attributesOf(record.annotations, key)) found.push([name, attributes]);
  }
  return found;
}

/**
 * The decorators of one parameter of an instance method; an overriding method without decorators at
 * that place inherits those of the method that it overrides. `member` undefined: the constructor.
 */
export function parameterAnnotations(
  type: Class,
  member: PropertyKey | undefined,
  index: number,
): readonly Annotation[] {
  for (const at of superclassChain(type)) {
    const record = ownRecord(at);
    const list = (member === undefined ? record?.constructorParameters : record?.members.get(member)?.parameters)?.[
      index
    ];
    if (list && list.length > 0) return list;
    if (member === undefined && at.length > 0) return [];
  }
  return [];
}

/** The uses of a decorator on a static member: of the nearest class in the chain that has any. */
export function staticAnnotations<A extends object>(type: Class, member: PropertyKey, key: AnnotationKey<A>): A[] {
  for (const at of superclassChain(type)) {
    const found = attributesOf(ownRecord(at)?.statics.get(member)?.annotations, key);
    if (found.length > 0) return found;
  }
  return [];
}

/** The decorators of one parameter of a static method. */
export function staticParameterAnnotations(type: Class, member: PropertyKey, index: number): readonly Annotation[] {
  for (const at of superclassChain(type)) {
    const list = ownRecord(at)?.statics.get(member)?.parameters[index];
    if (list && list.length > 0) return list;
  }
  return [];
}

/** The attributes of one decorator among those of a parameter. */
export function findAnnotation<A extends object>(list: readonly Annotation[], key: AnnotationKey<A>): A | undefined {
  return list.find((annotation) => annotation.key === key)?.attributes as A | undefined;
}

function attributesOf<A extends object>(list: readonly Annotation[] | undefined, key: AnnotationKey<A>): A[] {
  return (list ?? []).filter((annotation) => annotation.key === key).map((annotation) => annotation.attributes as A);
}

/** What `emitDecoratorMetadata` recorded for a member, nearest class first; undefined without it. */
export function designType(type: Class, member: PropertyKey): unknown {
  return fromPrototypes(type, 'design:type', member);
}

/** The parameter types of a method (nearest class that recorded them), or of the constructor. */
export function designParamTypes(type: Class, member?: PropertyKey): unknown[] | undefined {
  if (member !== undefined) return fromPrototypes(type, 'design:paramtypes', member) as unknown[] | undefined;
  return superclassChain(type)
    .map((at) => Reflect.getOwnMetadata('design:paramtypes', at) as unknown[] | undefined)
    .find((types) => types !== undefined);
}

/** The return type of a method as recorded. `Promise` for every async one. */
export function designReturnType(type: Class, member: PropertyKey): unknown {
  return fromPrototypes(type, 'design:returntype', member);
}

/** What the class itself, superclasses left out, recorded of its constructor. */
export function ownDesignParamTypes(type: Class): unknown[] | undefined {
  return Reflect.getOwnMetadata('design:paramtypes', type) as unknown[] | undefined;
}

/** The parameter types of a static method. */
export function designStaticParamTypes(type: Class, member: PropertyKey): unknown[] | undefined {
  return Reflect.getMetadata('design:paramtypes', type, member as string) as unknown[] | undefined;
}

/** The return type of a static method. */
export function designStaticReturnType(type: Class, member: PropertyKey): unknown {
  return Reflect.getMetadata('design:returntype', type, member as string);
}

function fromPrototypes(type: Class, key: string, member: PropertyKey): unknown {
  for (const at of superclassChain(type)) {
    const found: unknown = Reflect.getOwnMetadata(key, at.prototype as object, member as string);
    if (found !== undefined) return found;
  }
  return undefined;
}
