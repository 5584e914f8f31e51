import type { Class } from '../metadata/annotations.js';
import { type Candidate, rejection } from './autowire-candidates.js';
import type { Dependency } from './dependency.js';
import { nearestNames, noMatch, noSuchName } from './error-messages.js';
import { NoSuchBeanDefinitionException } from './errors.js';

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
