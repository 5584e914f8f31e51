import { AUTOWIRED, INJECT, type InjectionTarget, LOOKUP, RESOURCE, VALUE } from '../decorators/injection.js';
import { LAZY } from '../decorators/lifecycle.js';
import { QUALIFIER } from '../decorators/qualifiers.js';
import {
  type Annotation,
  type AnnotationKey,
  annotatedMembers,
  type Class,
  designParamTypes,
  designReturnType,
  designStaticParamTypes,
  designType,
  findMemberAnnotation,
  memberAnnotations,
  ownDesignParamTypes,
  parameterAnnotations,
  staticParameterAnnotations,
  superclassChain,
} from '../metadata/annotations.js';
import { declaresConstructor } from '../metadata/parameter-names.js';
import { isClass, resolveType, type Token } from '../metadata/type-reference.js';
import { Dependency } from './dependency.js';
import { dependencyDetails, type PlaceFacts } from './dependency-details.js';
import { BeanDefinitionValidationException } from './errors.js';

/** A field to set, or a method to call, with what is injected. */
export interface InjectedMember {
  readonly name: PropertyKey;
  readonly isMethod: boolean;
  /** False: a method is not called, a field not set, where something is missing. */
  readonly required: boolean;
  readonly dependencies: readonly Dependency[];
}

const AUTOWIRED_MEMBERS = new WeakMap<Class, readonly InjectedMember[]>();
const RESOURCE_MEMBERS = new WeakMap<Class, readonly InjectedMember[]>();
const LOOKUPS = new WeakMap<Class, readonly LookupMethod[]>();
const CONSTRUCTORS = new WeakMap<Class, readonly Dependency[]>();

/** The `@Autowired`, `@Inject` and `@Value` members of a class: superclasses before subclasses, fields before methods. */
export function autowiredMembers(type: Class): readonly InjectedMember[] {
  const found = AUTOWIRED_MEMBERS.get(type) ?? membersWith(type, [AUTOWIRED, INJECT, VALUE]);
  AUTOWIRED_MEMBERS.set(type, found);
  return found;
}

/** The `@Resource` members of a class, in the same order. */
export function resourceMembers(type: Class): readonly InjectedMember[] {
  const found = RESOURCE_MEMBERS.get(type) ?? membersWith(type, [RESOURCE]);
  RESOURCE_MEMBERS.set(type, found);
  return found;
}

/** A method that looks a bean up, and what it asks for. */
interface LookupMethod {
  readonly method: PropertyKey;
  readonly token: Token;
}

/** The `@Lookup` methods of a class. @throws BeanDefinitionValidationException where one does not say what it gives */
export function lookupMethods(type: Class): readonly LookupMethod[] {
  const found =
    LOOKUPS.get(type) ?? annotatedMembers(type, LOOKUP).map((method) => ({ method, token: lookupToken(type, method) }));
  LOOKUPS.set(type, found);
  return found;
}

function lookupToken(type: Class, method: PropertyKey): Token {
  const said = findMemberAnnotation(type, method, LOOKUP);
  if (said?.name) return said.name;
  const given = said?.type ? resolveType(said.type) : designReturnType(type, method);
  if (isClass(given) && given !== Object) return given;
  throw new BeanDefinitionValidationException(
    `@Lookup() on ${type.name}.${String(method)}() does not know what it gives: say @Lookup('beanName') or @Lookup({ type: Type }).`,
  );
}

/** What the constructor of a class is called with. */
export function constructorDependencies(type: Class): readonly Dependency[] {
  const found = CONSTRUCTORS.get(type) ?? readConstructor(type);
  CONSTRUCTORS.set(type, found);
  return found;
}

/** What a method that makes a bean is called with; parameters with defaults may be left out. */
export function factoryMethodDependencies(type: Class, method: PropertyKey, isStatic: boolean): readonly Dependency[] {
  const types = isStatic ? designStaticParamTypes(type, method) : designParamTypes(type, method);
  const annotationsOf = isStatic ? staticParameterAnnotations : parameterAnnotations;
  const callable = memberFunction(isStatic ? type : (type.prototype as object), method);
  const factsOf = (index: number): PlaceFacts => ({
    annotations: annotationsOf(type, method, index),
    recorded: types && { type: types[index] },
    isOptional: index >= (callable?.length ?? 0),
    emptyIfNone: true,
  });
  return parameters(type, method, callable, factsOf, types?.length);
}

function readConstructor(type: Class): readonly Dependency[] {
  const owner = constructorOwner(type);
  if (!owner) return [];
  const types = ownDesignParamTypes(owner);
  const { inject } = owner as { readonly inject?: unknown };
  const targets = Object.hasOwn(owner, 'inject') && Array.isArray(inject) ? (inject as InjectionTarget[]) : [];
  const factsOf = (index: number): PlaceFacts => ({
    annotations: parameterAnnotations(owner, undefined, index),
    recorded: types && { type: types[index] },
    target: targets[index],
    isOptional: index >= owner.length,
    emptyIfNone: true,
  });
  return parameters(owner, undefined, owner, factsOf, types?.length, targets.length);
}

/** The class whose constructor takes the arguments: the class itself, or the nearest superclass with one of its own. */
function constructorOwner(type: Class): Class | undefined {
  const chain = superclassChain(type);
  for (const [index, at] of chain.entries()) {
    if (at.length > 0 || Object.hasOwn(at, 'inject') || ownDesignParamTypes(at)) return at;
    const isLast = !chain.slice(index + 1).some((above) => above.length > 0 || Object.hasOwn(above, 'inject'));
    if (isLast || declaresConstructor(at)) return undefined;
  }
  return undefined;
}

function membersWith(type: Class, keys: readonly AnnotationKey<object>[]): InjectedMember[] {
  if (annotatedMembers(type, ...keys).length === 0) return [];
  const members: InjectedMember[] = [];
  const seen = new Set<PropertyKey>();
  for (const at of superclassChain(type).reverse()) {
    const names = new Set(keys.flatMap((key) => annotatedMembers(at, key)).filter((name) => !seen.has(name)));
    const own = [...names].map((name) => injectedMember(type, name, keys));
    members.push(...own.filter((member) => !member.isMethod), ...own.filter((member) => member.isMethod));
    for (const name of names) seen.add(name);
  }
  return members;
}

function injectedMember(type: Class, name: PropertyKey, keys: readonly AnnotationKey<object>[]): InjectedMember {
  const annotations: Annotation[] = [...keys, LAZY, QUALIFIER].flatMap((key) =>
    memberAnnotations<object>(type, name, key).map((attributes) => ({ key, attributes })),
  );
  const required = findMemberAnnotation(type, name, AUTOWIRED)?.required ?? true;
  const method = memberFunction(type.prototype as object, name);
  const facts = { defaultResourceName: resourceName(name, method !== undefined) };
  if (!method)
    return { name, isMethod: false, required, dependencies: [fieldDependency(type, name, annotations, facts)] };
  const types = designParamTypes(type, name);
  const dependencies = parameters(
    type,
    name,
    method,
    (index) => ({
      ...facts,
      annotations: [...parameterAnnotations(type, name, index), ...annotations],
      recorded: types && { type: types[index] },
      isOptional: false,
    }),
    types?.length,
  );
  return { name, isMethod: true, required, dependencies };
}

function fieldDependency(
  type: Class,
  name: PropertyKey,
  annotations: readonly Annotation[],
  facts: Partial<PlaceFacts>,
): Dependency {
  const recorded = designType(type, name);
  return new Dependency(
    { owner: type, member: name, index: undefined },
    dependencyDetails({
      ...facts,
      annotations,
      recorded: recorded === undefined ? undefined : { type: recorded },
      isOptional: false,
    }),
  );
}

function parameters(
  owner: Class,
  member: PropertyKey | undefined,
  callable: Function | undefined,
  factsOf: (index: number) => PlaceFacts,
  ...lengths: readonly (number | undefined)[]
): Dependency[] {
  const length = Math.max(callable?.length ?? 0, ...lengths.map((known) => known ?? 0));
  return Array.from(
    { length },
    (_, index) => new Dependency({ owner, member, index }, dependencyDetails(factsOf(index))),
  );
}

function memberFunction(holder: object, name: PropertyKey): Function | undefined {
  for (let at: object | null = holder; at; at = Object.getPrototypeOf(at) as object | null) {
    const descriptor = Object.getOwnPropertyDescriptor(at, name);
    if (descriptor) return typeof descriptor.value === 'function' ? (descriptor.value as Function) : undefined;
  }
  return undefined;
}

/** The name of the bean that `@Resource` means where it says none: of the field, or of the property that a setter sets. */
function resourceName(member: PropertyKey, isMethod: boolean): string {
  const name = String(member);
  return isMethod && /^set[A-Z]/.test(name) ? name.charAt(3).toLowerCase() + name.slice(4) : name;
}
