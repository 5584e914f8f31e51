import {
  BeanDefinition,
  CONFIGURATION,
  findClassAnnotation,
  type GenericApplicationContext,
  Profiles,
  RuntimeBeanReference,
} from '@vernal/core';
import { definitionOf, typeOf } from './beans/kinds.js';

/**
 * A bean definition. kind: the name of a class in the folder beans; profile: the definition is registered only where the
 * expression holds; failsIn: the step in which a Probe throws; properties: literals, or "ref:NAME" for a bean. With
 * factoryBean and factoryMethod the bean is what that method of that bean returns, and there is no kind.
 */
export interface BeanSpec {
  readonly name: string;
  readonly kind?: string | null;
  readonly dependsOn?: readonly string[] | null;
  readonly lazy?: boolean | null;
  readonly scope?: string | null;
  readonly primary?: boolean | null;
  readonly fallback?: boolean | null;
  readonly autowireCandidate?: boolean | null;
  readonly defaultCandidate?: boolean | null;
  readonly qualifier?: string | null;
  readonly aliases?: readonly string[] | null;
  readonly initMethod?: string | null;
  readonly destroyMethod?: string | null;
  readonly profile?: string | null;
  readonly failsIn?: string | null;
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly factoryBean?: string | null;
  readonly factoryMethod?: string | null;
}

/** Registers the bean, unless its profile is not active. */
export function register(spec: BeanSpec, context: GenericApplicationContext): void {
  const { name, kind, profile, aliases } = spec;
  if (profile && !context.getEnvironment().acceptsProfiles(Profiles.of(profile))) return;
  if (kind && findClassAnnotation(typeOf(kind), CONFIGURATION)) {
    context.registerBean(name, typeOf(kind));
    return;
  }
  context.registerBeanDefinition(name, definition(spec));
  for (const alias of aliases ?? []) context.registerAlias(name, alias);
}

function definition(spec: BeanSpec): BeanDefinition {
  const made = spec.factoryMethod
    ? new BeanDefinition({ factoryBeanName: spec.factoryBean ?? undefined, factoryMethodName: spec.factoryMethod })
    : definitionOf(spec.name, spec.kind ?? '');
  if (spec.kind === 'Probe') made.constructorArguments.set(1, spec.failsIn ?? '');
  made.dependsOn = spec.dependsOn ?? made.dependsOn;
  made.lazyInit = spec.lazy ?? made.lazyInit;
  made.scope = spec.scope ?? made.scope;
  made.primary = spec.primary ?? made.primary;
  made.fallback = spec.fallback ?? made.fallback;
  made.autowireCandidate = spec.autowireCandidate ?? made.autowireCandidate;
  made.defaultCandidate = spec.defaultCandidate ?? made.defaultCandidate;
  made.initMethodName = spec.initMethod ?? made.initMethodName;
  made.destroyMethodName = spec.destroyMethod ?? made.destroyMethodName;
  if (spec.qualifier) made.qualifiers.push({ type: 'Qualifier', value: spec.qualifier });
  for (const [property, value] of Object.entries(spec.properties ?? {})) {
    const isReference = typeof value === 'string' && value.startsWith('ref:');
    made.propertyValues.add(property, isReference ? new RuntimeBeanReference(value.slice(4)) : value);
  }
  return made;
}
