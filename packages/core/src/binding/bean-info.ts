import { isBuiltIn } from '../convert/built-in.js';
import { declaredType } from '../convert/declared-type.js';
import { TypeDescriptor } from '../convert/type-descriptor.js';
import { VALID } from '../decorators/valid.js';
import {
  allMemberAnnotations,
  annotatedMembers,
  type Class,
  designParamTypes,
  designType,
  findAnnotation,
  findMemberAnnotation,
  parameterAnnotations,
  superclassChain,
} from '../metadata/annotations.js';
import { declaresConstructor, parameterNames } from '../metadata/parameter-names.js';
import { getClass } from '../metadata/type-reference.js';
import { PROPERTY } from './property.js';

/** A property of a class: a field, or a getter or setter. */
export interface PropertyDescriptor {
  readonly name: string;
  /** Undefined where nothing tells it: values are set as they are. */
  readonly type: TypeDescriptor | undefined;
  readonly readable: boolean;
  readonly writable: boolean;
}

/** Names that never are properties: what they lead to is shared by all objects. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

const INFOS = new WeakMap<Class, ReadonlyMap<string, PropertyDescriptor>>();
const NONE: ReadonlyMap<string, PropertyDescriptor> = new Map();

/** Whether a name may be that of a property or of a key of a plain object. */
export function isPropertyName(name: string): boolean {
  return !FORBIDDEN.has(name);
}

/**
 * The properties of an object by name: accessors of its class, fields, and what `@Property` marks. Methods are none, and
 * the objects of JavaScript's own classes have none.
 */
export function propertiesOf(bean: object): ReadonlyMap<string, PropertyDescriptor> {
  const properties = new Map(classProperties(bean));
  for (const name of Object.keys(bean)) {
    const property = properties.has(name) ? undefined : ownProperty(bean, name);
    if (property) properties.set(name, property);
  }
  return properties;
}

/** The property of an object by name; its first letter may be in the other case. */
export function findProperty(bean: object, name: string): PropertyDescriptor | undefined {
  const find = (one: string) => classProperties(bean).get(one) ?? ownProperty(bean, one);
  return find(name) ?? find(withFirst(name, 'toLowerCase')) ?? find(withFirst(name, 'toUpperCase'));
}

/**
 * The properties that a class itself tells. Its fields are seen in an object: a `sample` that was just made, or else, where
 * the class takes no parameters, one that is made once to look at.
 */
export function propertiesOfClass(type: Class, sample?: object): ReadonlyMap<string, PropertyDescriptor> {
  const known = INFOS.get(type);
  if (known) return known;
  sample ??= freshInstance(type);
  const names = new Set<string>([
    ...superclassChain(type).flatMap((at) => accessorNames(at)),
    ...annotatedMembers(type, PROPERTY).filter((name) => typeof name === 'string'),
    ...Object.keys(sample ?? {}),
  ]);
  const properties = new Map<string, PropertyDescriptor>();
  for (const name of names) {
    const property = isPropertyName(name) ? describe(type, name, sample) : undefined;
    if (property) properties.set(name, property);
  }
  INFOS.set(type, properties);
  return properties;
}

function classProperties(bean: object): ReadonlyMap<string, PropertyDescriptor> {
  const type = getClass(bean);
  return isBuiltIn(type) ? NONE : propertiesOfClass(type);
}

/** A field that the class does not tell: of a class that needs arguments, or of a plain object. */
function ownProperty(bean: object, name: string): PropertyDescriptor | undefined {
  const type = getClass(bean);
  const mayHaveFields = type === Object || !isBuiltIn(type);
  return mayHaveFields && isPropertyName(name) && Object.hasOwn(bean, name) ? describe(type, name, bean) : undefined;
}

function describe(type: Class | undefined, name: string, sample: object | undefined): PropertyDescriptor | undefined {
  const field = sample && Object.getOwnPropertyDescriptor(sample, name);
  const accessor = accessorOf(type, name);
  if (typeof field?.value === 'function' || (accessor && 'value' in accessor)) return undefined;
  const isField = field !== undefined || accessor === undefined;
  const readable = isField || accessor.get !== undefined;
  const writable = isField ? field?.writable !== false : accessor.set !== undefined;
  const initial = readable && sample ? readInitial(sample, name) : undefined;
  return { name, type: typeOf(type, name, initial), readable, writable };
}

/** A number or boolean that is there from the start is never `null`, as Java's primitives. */
function typeOf(type: Class | undefined, name: string, initial: unknown): TypeDescriptor | undefined {
  const declaration = (type && findMemberAnnotation(type, name, PROPERTY)) ?? {};
  const designed = type && designType(type, name);
  const recorded = 'of' in declaration && isUntold(designed) ? containerOf(initial) : designed;
  const annotations = type ? allMemberAnnotations(type, name) : [];
  if (
    designed === Function &&
    !('type' in declaration) &&
    annotations.some(({ key }) => key === PROPERTY || key === VALID)
  ) {
    throw new TypeError(
      `${type?.name}.${name}: its type was recorded as Function, since it is imported by \`import type\`. ` +
        'Import the class as a value, or say it: @Property(TheClass)',
    );
  }
  const found =
    declaredType(declaration, recorded ?? undefined, annotations) ??
    (type && parameterType(type, name)) ??
    initialType(initial)?.withAnnotations(annotations);
  const isPrimitive = declaration.nullable === undefined && ['number', 'boolean', 'bigint'].includes(typeof initial);
  return isPrimitive ? found?.withNullable(false) : found;
}

/** The type of the constructor's parameter of that name: what is declared there is said of the property, too. */
function parameterType(type: Class, name: string): TypeDescriptor | undefined {
  const index = parameterNames(type).indexOf(name);
  if (index < 0) return undefined;
  const annotations = parameterAnnotations(type, undefined, index);
  return declaredType(findAnnotation(annotations, PROPERTY) ?? {}, designParamTypes(type)?.[index], annotations);
}

/** The compiler records `Object` for a field whose type it takes from the initial value. */
function isUntold(designed: unknown): boolean {
  return designed === undefined || designed === Object;
}

function containerOf(initial: unknown): Class | undefined {
  const isContainer = Array.isArray(initial) || initial instanceof Set || initial instanceof Map;
  return isContainer ? getClass(initial) : undefined;
}

function initialType(initial: unknown): TypeDescriptor | undefined {
  if (initial === null || initial === undefined) return undefined;
  if (typeof initial === 'number') return TypeDescriptor.valueOf(Number);
  const type = TypeDescriptor.forObject(initial);
  return type?.type === Object || (type?.isMap() && type.type !== Map) ? undefined : type;
}

function accessorNames(type: Class): string[] {
  if (isBuiltIn(type)) return [];
  return Object.entries(Object.getOwnPropertyDescriptors(type.prototype as object))
    .filter(([, descriptor]) => descriptor.get !== undefined || descriptor.set !== undefined)
    .map(([name]) => name);
}

function accessorOf(type: Class | undefined, name: string): globalThis.PropertyDescriptor | undefined {
  for (const at of type ? superclassChain(type) : []) {
    const found = isBuiltIn(at) ? undefined : Object.getOwnPropertyDescriptor(at.prototype as object, name);
    if (found) return found;
  }
  return undefined;
}

function readInitial(sample: object, name: string): unknown {
  try {
    return Reflect.get(sample, name);
  } catch {
    return undefined;
  }
}

/** An object to look at; a class that needs arguments, or fails without, is not tried. */
function freshInstance(type: Class): object | undefined {
  if (constructorLength(type) > 0) return undefined;
  try {
    return Reflect.construct(type as new () => object, []);
  } catch {
    return undefined;
  }
}

/** A class without a constructor has that of its superclass, though its own `length` is 0. */
function constructorLength(type: Class): number {
  for (const at of superclassChain(type)) if (at.length > 0 || declaresConstructor(at)) return at.length;
  return 0;
}

function withFirst(name: string, change: 'toLowerCase' | 'toUpperCase'): string {
  return name.slice(0, 1)[change]() + name.slice(1);
}
