import { QUALIFIER, type QualifierAttributes } from '../decorators/qualifiers.js';
import {
  type Class,
  classAnnotations,
  findClassAnnotation,
  memberAnnotations,
  staticAnnotations,
} from '../metadata/annotations.js';
import { PRIORITY } from '../util/ordered.js';
import type { BeanDefinition } from './bean-definition.js';
import type { Dependency } from './dependency.js';
import { listNames } from './error-messages.js';
import { NoUniqueBeanDefinitionException } from './errors.js';

/** What is known of a bean that might be injected. */
export interface Candidate {
  readonly name: string;
  /** Undefined for an object that was registered by hand. */
  readonly definition: BeanDefinition | undefined;
  readonly aliases: readonly string[];
  readonly type: Class | undefined;
  /** Whether the definition is in the factory that asks, not in a parent. */
  readonly isLocal: boolean;
  /** Whether the singleton is ready. */
  readonly isReady: boolean;
  /** The class whose method makes the bean. */
  readonly factoryOwner: Class | undefined;
}

/** Why a bean is not injected at a place; undefined where it may be. */
export function rejection(candidate: Candidate, { qualifiers }: Dependency): string | undefined {
  if (candidate.definition?.autowireCandidate === false) return 'autowireCandidate is false';
  const missing = qualifiers.find((qualifier) => !hasQualifier(candidate, qualifier));
  if (missing) return `has not the qualifier @${missing.type}(${JSON.stringify(missing.value) ?? ''})`;
  if (qualifiers.length === 0 && candidate.definition?.defaultCandidate === false) {
    return 'defaultCandidate is false and no qualifier asks for it';
  }
  return undefined;
}

function hasQualifier(candidate: Candidate, wanted: QualifierAttributes): boolean {
  const { definition } = candidate;
  const said = definition?.qualifiers.find((qualifier) => qualifier.type === wanted.type);
  if (said) return said.value === wanted.value;
  const declared = [...factoryMethodQualifiers(candidate), ...classQualifiers(candidate)];
  if (declared.some((qualifier) => qualifier.type === wanted.type && qualifier.value === wanted.value)) return true;
  return typeof wanted.value === 'string' && matchesName(candidate, wanted.value);
}

function factoryMethodQualifiers({ definition, factoryOwner }: Candidate): QualifierAttributes[] {
  const method = definition?.factoryMethodName;
  if (method === undefined || !factoryOwner) return [];
  return definition?.factoryBeanName === undefined
    ? staticAnnotations(factoryOwner, method, QUALIFIER)
    : memberAnnotations(factoryOwner, method, QUALIFIER);
}

function classQualifiers({ type, definition }: Candidate): QualifierAttributes[] {
  const types = new Set([type, definition?.factoryMethodName === undefined ? definition?.beanClass : undefined]);
  return [...types].flatMap((at) => (at ? classAnnotations(at, QUALIFIER) : []));
}

/** Whether a name is the bean's own or an alias. */
export function matchesName({ name, aliases }: Candidate, wanted: string): boolean {
  return name === wanted || aliases.includes(wanted);
}

/**
 * The one of several candidates that is meant: the primary one, the only one that is no fallback, the one with the name
 * of the injection point or of its qualifier, the one of the highest `@Priority`, the only default candidate.
 *
 * @throws NoUniqueBeanDefinitionException for two primary beans, or two of the highest priority.
 */
export function chooseCandidate(
  candidates: readonly Candidate[],
  asked: Class | undefined,
  names: () => readonly (string | undefined)[],
): Candidate | undefined {
  return (
    primaryCandidate(candidates, asked) ??
    namedCandidate(candidates, names()) ??
    highestPriority(candidates, asked) ??
    only(candidates.filter((candidate) => candidate.definition?.defaultCandidate !== false))
  );
}

function primaryCandidate(candidates: readonly Candidate[], asked: Class | undefined): Candidate | undefined {
  const primary = candidates.filter((candidate) => candidate.definition?.primary);
  const local = primary.filter((candidate) => candidate.isLocal);
  const among = local.length > 0 ? local : primary;
  if (among.length > 1) throw notUnique(asked, among, 'more than one of them is @Primary()');
  return among[0] ?? only(candidates.filter((candidate) => !candidate.definition?.fallback));
}

function namedCandidate(
  candidates: readonly Candidate[],
  names: readonly (string | undefined)[],
): Candidate | undefined {
  for (const name of names) {
    const found = name === undefined ? undefined : candidates.find((candidate) => matchesName(candidate, name));
    if (found) return found;
  }
  return undefined;
}

function highestPriority(candidates: readonly Candidate[], asked: Class | undefined): Candidate | undefined {
  const ranked = candidates.flatMap((candidate) => {
    const value = candidate.type && findClassAnnotation(candidate.type, PRIORITY)?.value;
    return value === undefined ? [] : [{ candidate, value }];
  });
  const highest = Math.min(...ranked.map(({ value }) => value));
  const first = ranked.filter(({ value }) => value === highest).map(({ candidate }) => candidate);
  if (first.length > 1) throw notUnique(asked, first, `all have the highest @Priority(${highest})`);
  return first[0];
}

function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

/** The error where several beans are left. */
export function notUnique(
  asked: Class | undefined,
  candidates: readonly Candidate[],
  detail: string,
): NoUniqueBeanDefinitionException {
  const names = candidates.map((candidate) => candidate.name);
  return new NoUniqueBeanDefinitionException(
    asked,
    names,
    `One bean of type ${asked?.name} is asked for, but ${names.length} are there: ${listNames(names)}; ${detail}. ` +
      'Mark one @Primary(), the others @Fallback(), name one by @Qualifier(), or ask for all of them.',
  );
}
