import type { ConversionService } from '../convert/conversion-service.js';
import { DefaultConversionService } from '../convert/default-conversion-service.js';
import type { TypeDescriptor } from '../convert/type-descriptor.js';
import type { TypeOf, TypeToken } from '../convert/types.js';
import { IllegalStateException } from '../util/exceptions.js';
import { PropertyPlaceholderHelper } from './placeholders.js';
import type { EnumerablePropertySource } from './property-source.js';

/** Gives properties by key, and resolves placeholders by them. Source: Spring's `PropertyResolver`. */
export abstract class PropertyResolver {
  abstract containsProperty(key: string): boolean;

  /** The value of a property as text, or the default; undefined where there is neither. Placeholders in it are resolved. */
  abstract getProperty(key: string): string | undefined;
  abstract getProperty(key: string, defaultValue: string): string;
  /** The value converted to a type. @throws ConversionFailedException where it has no such form. */
  abstract getProperty<T extends TypeToken>(key: string, type: T, defaultValue: TypeOf<T>): TypeOf<T>;
  abstract getProperty<T extends TypeToken>(key: string, type: T): TypeOf<T> | undefined;
  abstract getProperty(key: string, type: TypeToken | TypeDescriptor, defaultValue?: unknown): unknown;

  /** @throws IllegalStateException where the property is missing. */
  abstract getRequiredProperty(key: string): string;
  abstract getRequiredProperty<T extends TypeToken>(key: string, type: T): TypeOf<T>;
  abstract getRequiredProperty(key: string, type: TypeToken | TypeDescriptor): unknown;

  /** Replaces `${…}` by properties; placeholders without value and default stay as they are. */
  abstract resolvePlaceholders(text: string): string;

  /** The same, but @throws PlaceholderResolutionException for a placeholder without value and default. */
  abstract resolveRequiredPlaceholders(text: string): string;
}

/** A property resolver on sources in order of precedence. */
export class PropertySourcesPropertyResolver extends PropertyResolver {
  readonly #sources: Iterable<EnumerablePropertySource>;
  readonly #lenient = new PropertyPlaceholderHelper({ ignoreUnresolvable: true });
  readonly #strict = new PropertyPlaceholderHelper();
  /** Converts values to the types asked for. */
  conversionService: ConversionService = DefaultConversionService.getSharedInstance();
  /** Whether a placeholder without value within a property's value stays as it is; else it is an error. Default: false. */
  ignoreUnresolvableNestedPlaceholders = false;
  /** Properties that must be there, see {@link validateRequiredProperties}. */
  readonly requiredProperties = new Set<string>();

  constructor(sources: Iterable<EnumerablePropertySource>) {
    super();
    this.#sources = sources;
  }

  override containsProperty(key: string): boolean {
    for (const source of this.#sources) if (source.containsProperty(key)) return true;
    return false;
  }

  override getProperty(key: string): string | undefined;
  override getProperty(key: string, defaultValue: string): string;
  override getProperty<T extends TypeToken>(key: string, type: T, defaultValue: TypeOf<T>): TypeOf<T>;
  override getProperty<T extends TypeToken>(key: string, type: T): TypeOf<T> | undefined;
  override getProperty(key: string, type: TypeToken | TypeDescriptor, defaultValue?: unknown): unknown;
  override getProperty(
    key: string,
    typeOrDefault: TypeToken | TypeDescriptor | string = String,
    defaultValue?: unknown,
  ): unknown {
    if (typeof typeOrDefault === 'string') return this.#find(key, String, true) ?? typeOrDefault;
    return this.#find(key, typeOrDefault, true) ?? defaultValue;
  }

  override getRequiredProperty(key: string): string;
  override getRequiredProperty<T extends TypeToken>(key: string, type: T): TypeOf<T>;
  override getRequiredProperty(key: string, type: TypeToken | TypeDescriptor): unknown;
  override getRequiredProperty(key: string, type: TypeToken | TypeDescriptor = String): unknown {
    const value = this.#find(key, type, true);
    if (value === undefined) throw new IllegalStateException(`Required key '${key}' not found in ${this.#names()}`);
    return value;
  }

  override resolvePlaceholders(text: string): string {
    return this.#lenient.replacePlaceholders(text, (key) => this.#raw(key));
  }

  override resolveRequiredPlaceholders(text: string): string {
    return this.#strict.replacePlaceholders(text, (key) => this.#raw(key));
  }

  /** @throws IllegalStateException that names all required properties which are missing. */
  validateRequiredProperties(): void {
    const missing = [...this.requiredProperties].filter((key) => this.getProperty(key) === undefined);
    if (missing.length === 0) return;
    throw new IllegalStateException(
      `These properties were declared as required but could not be resolved: ${missing.join(', ')} (looked in ${this.#names()})`,
    );
  }

  #raw(key: string): string | undefined {
    return this.#find(key, String, false) as string | undefined;
  }

  #find(key: string, type: TypeToken | TypeDescriptor, resolveNested: boolean): unknown {
    for (const source of this.#sources) {
      const found = source.getProperty(key);
      if (found === undefined) continue;
      const value = resolveNested && typeof found === 'string' ? this.#resolveNested(found) : found;
      return this.conversionService.convert(value, type) ?? undefined;
    }
    return undefined;
  }

  #resolveNested(value: string): string {
    return this.ignoreUnresolvableNestedPlaceholders
      ? this.resolvePlaceholders(value)
      : this.resolveRequiredPlaceholders(value);
  }

  #names(): string {
    return `[${[...this.#sources].map((source) => source.name).join(', ')}]`;
  }
}
