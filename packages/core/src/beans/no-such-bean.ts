import type { Class } from '../metadata/annotations.js';
import { isAssignable } from '../metadata/interfaces.js';
import { type Candidate, rejection } from './autowire-candidates.js';
import type { BeanDefinitions } from './bean-definitions.js';
import type { BeanTypes } from './bean-types.js';
import type { Dependency } from './dependency.js';
import { nearestNames, noMatch, noSuchName } from './error-messages.js';
import { BeanNotOfRequiredTypeException, NoSuchBeanDefinitionException } from './errors.js';

/** The beans that there are, by name, with their types as far as these are known. */
export type KnownBeans = ReadonlyMap<string, Class | undefined>;

const BUILT_IN: ReadonlySet<unknown> = new Set([String, Number, Boolean, Object, Function, Date, RegExp, Promise]);

/** The error where no bean may be injected at a place. */
export function noSuchBeanFor(
  dependency: Dependency,
  candidates: readonly Candidate[],
  known: KnownBeans,
): NoSuchBeanDefinitionException {
  const { beanName, type } = dependency;
  if (beanName !== undefined) {
    return new NoSuchBeanDefinitionException(beanName, noSuchName(String(beanName), [...known.keys()]));
  }
  const rejected = candidates.map((candidate) => ({
    name: candidate.name,
    reason: rejection(candidate, dependency) ?? 'it is the asking bean itself, or it is null',
  }));
  return noSuchBeanOf(type, known, rejected);
}

/** Where definitions and the types of what they make are found. */
interface DeclaredBeans {
  readonly definitions: Pick<BeanDefinitions, 'names'>;
  readonly types: Pick<BeanTypes, 'declaredType' | 'rawType'>;
  readonly parent: DeclaredBeans | undefined;
  candidate(name: string): Candidate;
}

/** The error where a bean would fit by its definition, but another object than its class makes is there: a wrapped one. */
export function replacedBeanFor(
  dependency: Dependency,
  beans: DeclaredBeans,
): BeanNotOfRequiredTypeException | undefined {
  const { type, beanName } = dependency;
  if (!type || type === Object || beanName !== undefined) return undefined;
  for (const name of beans.definitions.names()) {
    const declared = beans.types.declaredType(name);
    if (!declared || !isAssignable(declared, type)) continue;
    if (rejection(beans.candidate(name), dependency) !== undefined) continue;
    const actual = beans.types.rawType(name);
    if (!actual || isAssignable(actual, type)) continue;
    const message =
      `Bean '${name}' is declared as ${declared.name}, but a post-processor has put a ${actual.name} in its place, ` +
      `which is no ${type.name}: ask for a type that both are of.`;
    return new BeanNotOfRequiredTypeException(name, type, actual, message);
  }
  return beans.parent && replacedBeanFor(dependency, beans.parent);
}

/** The error where there is no bean of a type. */
export function noSuchBeanOf(
  type: Class | undefined,
  known: KnownBeans,
  rejected: readonly { readonly name: string; readonly reason: string }[] = [],
): NoSuchBeanDefinitionException {
  const typeName = type?.name ?? 'unknown';
  const typeNames = new Set([...known.values()].flatMap((one) => (one ? [one.name] : [])));
  const untyped = [...known].filter(([, one]) => one === undefined).map(([name]) => name);
  const message = noMatch({
    typeName,
    rejected,
    similar: nearestNames(typeName, typeNames).map((name) =>
      name === typeName ? `another class named ${name}` : name,
    ),
    untyped,
    isBuiltIn: BUILT_IN.has(type),
  });
  return new NoSuchBeanDefinitionException(type, message);
}
