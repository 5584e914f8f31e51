import { annotationKey, type Class } from '../metadata/annotations.js';
import { type DecoratorFor, decoratorFor } from '../metadata/decorator-targets.js';
import type { TypeReference } from '../metadata/type-reference.js';
import { Component } from './stereotypes.js';

/** What `@Configuration` says. */
export interface ConfigurationOptions {
  /** The name of the bean. Default: the class name with a small first letter. */
  readonly name?: string;
  /** Whether calls between `@Bean` methods give the bean instead of a new object. Default: true. */
  readonly proxyBeanMethods?: boolean;
}

/** What `@Configuration` records. */
export const CONFIGURATION = annotationKey<ConfigurationOptions>('Configuration');

/** A class whose `@Bean` methods define beans. Source: Spring's `@Configuration`. */
export function Configuration(options: string | ConfigurationOptions = {}): (type: Class) => void {
  const given = typeof options === 'string' ? { name: options } : options;
  return (type) => {
    Component(given.name)(type);
    decoratorFor(CONFIGURATION, given, 'class')(type);
  };
}

/** What `@Bean` says. */
export interface BeanOptions {
  /** The name, or the name and aliases. Default: the name of the method. */
  readonly name?: string | readonly string[];
  /** The type of the bean. Default: the return type that the compiler recorded. Needed where the method is async. */
  readonly type?: TypeReference;
  /** A method of the bean to call after its initialization. */
  readonly initMethod?: string;
  /** A method of the bean to call when it is destroyed; `''` for none. Default: a public `close` or `shutdown`. */
  readonly destroyMethod?: string;
  /** Whether the bean may be injected by type. Default: true. */
  readonly autowireCandidate?: boolean;
  /** Whether the bean may be injected by type where the injection point has no qualifier. Default: true. */
  readonly defaultCandidate?: boolean;
}

/** What `@Bean` records. */
export const BEAN = annotationKey<BeanOptions>('Bean');

/**
 * A method, static ones included, whose result is a bean; it may be async. Its parameters are injected as those of a
 * constructor are. Source: Spring's `@Bean`.
 */
export function Bean(options: string | readonly string[] | BeanOptions = {}): DecoratorFor<'method'> {
  const given = typeof options === 'string' || Array.isArray(options) ? { name: options } : options;
  return decoratorFor(BEAN, given as BeanOptions, 'method');
}

/** What `@Import` records. */
export const IMPORT = annotationKey<{ readonly types: readonly TypeReference[] }>('Import');

/**
 * Registers further classes with this one, before its own `@Bean` methods: configuration classes, components,
 * `ImportSelector`s and `ImportBeanDefinitionRegistrar`s.
 */
export function Import(...types: readonly TypeReference[]): (type: Class) => void {
  return decoratorFor(IMPORT, { types }, 'class');
}

/** Chooses classes for a scan: those of a type, or those that pass a test. */
export type ScanFilter = { readonly type: Class } | { readonly test: (type: Class) => boolean };

/** What `@ComponentScan` says. */
export interface ComponentScanOptions {
  /** Folders to look in, subfolders included: URLs, paths, or paths relative to `base`. */
  readonly dirs?: readonly (string | URL)[];
  /** What relative `dirs` stand for: `import.meta.url` of the configuration class's file. */
  readonly base?: string | URL;
  /** Modules already imported: every class that they export is looked at. For bundlers. */
  readonly modules?: readonly object[];
  /** Takes a class in though it has no stereotype. */
  readonly includeFilters?: readonly ScanFilter[];
  /** Leaves a class out whatever it says. Wins over everything else. */
  readonly excludeFilters?: readonly ScanFilter[];
  /** Whether classes with a stereotype are taken. Default: true. */
  readonly useDefaultFilters?: boolean;
  /** Whether the beans found are made when first asked for. Default: false. */
  readonly lazyInit?: boolean;
}

/** What `@ComponentScan` records. */
export const COMPONENT_SCAN = annotationKey<ComponentScanOptions>('ComponentScan');

/** Registers the components that the files of a folder export. */
export function ComponentScan(options: ComponentScanOptions): (type: Class) => void {
  return decoratorFor(COMPONENT_SCAN, options, 'class');
}

/** What `@Profile` records. */
export const PROFILE = annotationKey<{ readonly expressions: readonly string[] }>('Profile');

/** Registers the class, or the bean of the method, only where one of the expressions (`a`, `!a`, `a & b`, `a | b`) holds. */
export function Profile(...expressions: readonly string[]): DecoratorFor<'class' | 'method'> {
  return decoratorFor(PROFILE, { expressions }, 'class', 'method');
}

/** What `@PropertySource` says. */
export interface PropertySourceOptions {
  /** Locations of `.properties`, `.yaml` or `.json` files; placeholders are resolved. */
  readonly value: string | readonly string[];
  /** The name of the source. Default: the location. */
  readonly name?: string;
  /** Whether a missing file is passed over. Default: false. */
  readonly ignoreResourceNotFound?: boolean;
  /** What relative locations stand for: `import.meta.url`. Default: the working folder. */
  readonly base?: string | URL;
}

/** What `@PropertySource` records. */
export const PROPERTY_SOURCE = annotationKey<PropertySourceOptions>('PropertySource');

/** Adds a file of properties to the environment. Later ones come before earlier ones. */
export function PropertySource(options: string | PropertySourceOptions): (type: Class) => void {
  return decoratorFor(PROPERTY_SOURCE, typeof options === 'string' ? { value: options } : options, 'class');
}
