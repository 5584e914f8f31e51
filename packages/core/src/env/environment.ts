import type { ConversionService } from '../convert/conversion-service.js';
import type { TypeDescriptor } from '../convert/type-descriptor.js';
import type { TypeOf, TypeToken } from '../convert/types.js';
import { IllegalArgumentException } from '../util/exceptions.js';
import { CommandLinePropertySource } from './command-line-property-source.js';
import { MutablePropertySources } from './mutable-property-sources.js';
import type { Profiles } from './profiles.js';
import { PropertyResolver, PropertySourcesPropertyResolver } from './property-resolver.js';
import { SystemEnvironmentPropertySource } from './system-environment-property-source.js';

/** Names the active profiles, comma-separated, where none are set by code. */
export const ACTIVE_PROFILES_PROPERTY = 'vernal.profiles.active';

/** Names the profiles that hold while none is active. Default: `default`. */
export const DEFAULT_PROFILES_PROPERTY = 'vernal.profiles.default';

/** The profile that holds while none is active. */
export const RESERVED_DEFAULT_PROFILE = 'default';

/** Name of the source of the environment variables in a {@link StandardEnvironment}. */
export const SYSTEM_ENVIRONMENT = 'systemEnvironment';

/** The properties and profiles that an application runs with. Source: Spring's `Environment`. */
export abstract class Environment extends PropertyResolver {
  /** The active profiles: set by code, else those of {@link ACTIVE_PROFILES_PROPERTY}. */
  abstract getActiveProfiles(): string[];
  abstract getDefaultProfiles(): string[];
  /** Whether the active profiles, or else the default ones, are those asked for. */
  abstract acceptsProfiles(profiles: Profiles): boolean;
}

/** Settings of a {@link StandardEnvironment}. */
export interface StandardEnvironmentOptions {
  /** Environment variables. Default: those of the process. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** Arguments of the command line; their options come before everything else. Default: none. */
  readonly args?: readonly string[];
}

/**
 * The environment of an application: the arguments of the command line, then the environment variables; files and sources
 * of the application's own are added below them.
 */
export class StandardEnvironment extends Environment {
  readonly #sources = new MutablePropertySources();
  readonly #resolver = new PropertySourcesPropertyResolver(this.#sources);
  readonly #active = new Set<string>();
  readonly #default = new Set<string>([RESERVED_DEFAULT_PROFILE]);

  constructor({ variables = process.env, args }: StandardEnvironmentOptions = {}) {
    super();
    if (args && args.length > 0) this.#sources.addLast(new CommandLinePropertySource(args));
    this.#sources.addLast(new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT, variables));
  }

  /** The sources in order of precedence, to be added to. */
  getPropertySources(): MutablePropertySources {
    return this.#sources;
  }

  override containsProperty(key: string): boolean {
    return this.#resolver.containsProperty(key);
  }

  override getProperty(key: string): string | undefined;
  override getProperty(key: string, defaultValue: string): string;
  override getProperty<T extends TypeToken>(key: string, type: T, defaultValue: TypeOf<T>): TypeOf<T>;
  override getProperty<T extends TypeToken>(key: string, type: T): TypeOf<T> | undefined;
  override getProperty(key: string, type: TypeToken | TypeDescriptor, defaultValue?: unknown): unknown;
  override getProperty(
    key: string,
    typeOrDefault?: TypeToken | TypeDescriptor | string,
    defaultValue?: unknown,
  ): unknown {
    return this.#resolver.getProperty(key, typeOrDefault as TypeToken, defaultValue);
  }

  override getRequiredProperty(key: string): string;
  override getRequiredProperty<T extends TypeToken>(key: string, type: T): TypeOf<T>;
  override getRequiredProperty(key: string, type: TypeToken | TypeDescriptor): unknown;
  override getRequiredProperty(key: string, type: TypeToken | TypeDescriptor = String): unknown {
    return this.#resolver.getRequiredProperty(key, type);
  }

  override resolvePlaceholders(text: string): string {
    return this.#resolver.resolvePlaceholders(text);
  }

  override resolveRequiredPlaceholders(text: string): string {
    return this.#resolver.resolveRequiredPlaceholders(text);
  }

  getConversionService(): ConversionService {
    return this.#resolver.conversionService;
  }

  setConversionService(service: ConversionService): void {
    this.#resolver.conversionService = service;
  }

  /** Names properties without which the application cannot start. */
  setRequiredProperties(...keys: string[]): void {
    for (const key of keys) this.#resolver.requiredProperties.add(key);
  }

  /** @throws IllegalStateException that names all required properties which are missing. */
  validateRequiredProperties(): void {
    this.#resolver.validateRequiredProperties();
  }

  override getActiveProfiles(): string[] {
    return [...this.#activeProfiles()];
  }

  /** @throws IllegalArgumentException for a name that is empty or starts with `!`. */
  setActiveProfiles(...profiles: string[]): void {
    replaceAll(this.#active, profiles);
  }

  addActiveProfile(profile: string): void {
    const active = this.#activeProfiles();
    validateProfile(profile);
    replaceAll(this.#active, [...active, profile]);
  }

  override getDefaultProfiles(): string[] {
    return [...this.#defaultProfiles()];
  }

  setDefaultProfiles(...profiles: string[]): void {
    replaceAll(this.#default, profiles);
  }

  override acceptsProfiles(profiles: Profiles): boolean {
    return profiles.matches((profile) => this.#isActive(profile));
  }

  /** Takes over the sources and profiles of a parent context's environment; own sources win. */
  merge(parent: StandardEnvironment): void {
    for (const source of parent.getPropertySources()) {
      if (!this.#sources.contains(source.name)) this.#sources.addLast(source);
    }
    for (const profile of parent.getActiveProfiles()) this.#active.add(profile);
    const parentDefaults = parent.getDefaultProfiles();
    if (parentDefaults.length === 0) return;
    this.#default.delete(RESERVED_DEFAULT_PROFILE);
    for (const profile of parentDefaults) this.#default.add(profile);
  }

  #isActive(profile: string): boolean {
    validateProfile(profile);
    const active = this.#activeProfiles();
    return active.size === 0 ? this.#defaultProfiles().has(profile) : active.has(profile);
  }

  #activeProfiles(): ReadonlySet<string> {
    return this.#active.size > 0 ? this.#active : (this.#profilesOf(ACTIVE_PROFILES_PROPERTY) ?? this.#active);
  }

  #defaultProfiles(): ReadonlySet<string> {
    const isUnchanged = this.#default.size === 1 && this.#default.has(RESERVED_DEFAULT_PROFILE);
    return (isUnchanged && this.#profilesOf(DEFAULT_PROFILES_PROPERTY)) || this.#default;
  }

  #profilesOf(property: string): ReadonlySet<string> | undefined {
    const names = this.getProperty(property)?.replaceAll(/\s+/g, '').split(',') ?? [];
    if (names.join('') === '') return undefined;
    const profiles = new Set<string>();
    replaceAll(profiles, names);
    return profiles;
  }
}

function replaceAll(profiles: Set<string>, names: readonly string[]): void {
  names.forEach(validateProfile);
  profiles.clear();
  for (const name of names) profiles.add(name);
}

function validateProfile(profile: string): void {
  if (profile.trim() === '') throw new IllegalArgumentException(`Invalid profile [${profile}]: must contain text`);
  if (profile.startsWith('!')) {
    throw new IllegalArgumentException(`Invalid profile [${profile}]: must not begin with the ! operator`);
  }
}
