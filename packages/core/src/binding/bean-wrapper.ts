import type { ConversionService } from '../convert/conversion-service.js';
import { TypeDescriptor } from '../convert/type-descriptor.js';
import type { Class } from '../metadata/annotations.js';
import { getClass } from '../metadata/type-reference.js';
import { findProperty, isPropertyName, type PropertyDescriptor, propertiesOf } from './bean-info.js';
import { createDefaultValue } from './default-value.js';
import {
  InvalidPropertyException,
  InvalidPropertyPathException,
  MethodInvocationException,
  NotReadablePropertyException,
  NotWritablePropertyException,
  NullValueInNestedPathException,
  PropertyAccessException,
  PropertyBatchUpdateException,
  TypeMismatchException,
} from './property-exceptions.js';
import { type PropertyTokens, propertyTokens, splitPropertyPath } from './property-path.js';
import type { PropertyValue } from './property-values.js';
import { TypeConverter } from './type-converter.js';

/** Settings of a {@link BeanWrapper}. */
export interface BeanWrapperOptions {
  /** Whether missing objects on the way to a property are made. Default: false. */
  readonly autoGrowNestedPaths?: boolean;
  /** The highest index of a list, plus one, up to which it grows. Default: 2147483647. */
  readonly autoGrowCollectionLimit?: number;
  /** Converts the values. Default: one with the default conversion service. */
  readonly typeConverter?: TypeConverter;
}

/** What `BeanWrapper.setPropertyValues` passes over; everything else that cannot be set is an error. */
export interface SetPropertyOptions {
  /** Whether values for properties that are not there are left out. Default: false. */
  readonly ignoreUnknown?: boolean;
  /** Whether values whose way leads over a missing object are left out. Default: false. */
  readonly ignoreInvalid?: boolean;
}

interface Settings {
  readonly root: object;
  readonly autoGrow: boolean;
  readonly limit: number;
  readonly typeConverter: TypeConverter;
}

/**
 * Reads and writes properties of an object by paths: `name`, `address.city`, `lines[0].sku`, `attributes['a.b']`. Values
 * are converted to the types of the properties. Lists, sets (to read) and maps take keys. Source: Spring's `BeanWrapperImpl`.
 */
export class BeanWrapper {
  readonly #bean: object;
  readonly #nestedPath: string;
  readonly #settings: Settings;

  constructor(bean: object, options?: BeanWrapperOptions);
  constructor(
    bean: object,
    options: BeanWrapperOptions,
    nested: { readonly path: string; readonly settings: Settings },
  );
  constructor(
    bean: object,
    options: BeanWrapperOptions = {},
    nested?: { readonly path: string; readonly settings: Settings },
  ) {
    this.#bean = bean;
    this.#nestedPath = nested?.path ?? '';
    this.#settings = nested?.settings ?? {
      root: bean,
      autoGrow: options.autoGrowNestedPaths ?? false,
      limit: options.autoGrowCollectionLimit ?? 0x7fffffff,
      typeConverter: options.typeConverter ?? new TypeConverter(),
    };
  }

  getWrappedInstance(): object {
    return this.#bean;
  }

  setConversionService(service: ConversionService): void {
    this.#settings.typeConverter.conversionService = service;
  }

  /** The properties of the object itself. */
  getPropertyDescriptors(): PropertyDescriptor[] {
    return [...propertiesOf(this.#bean).values()];
  }

  /**
   * @throws NotReadablePropertyException where there is no such property.
   * @throws NullValueInNestedPathException where an object on the way is missing.
   * @throws InvalidPropertyException for a key that is none of the list or map.
   */
  getPropertyValue(path: string): unknown {
    const { wrapper, step } = this.#descend(path);
    return wrapper.#get(propertyTokens(step));
  }

  /**
   * @throws NotWritablePropertyException, NullValueInNestedPathException, InvalidPropertyException as for reading.
   * @throws TypeMismatchException where the value cannot be converted to the type of the property.
   * @throws MethodInvocationException where the setter throws an error.
   */
  setPropertyValue(path: string, value: unknown): void {
    let target: { readonly wrapper: BeanWrapper; readonly step: string };
    try {
      target = this.#descend(path);
    } catch (error) {
      if (!(error instanceof NotReadablePropertyException)) throw error;
      throw this.#notWritable(path, { cause: error });
    }
    target.wrapper.#set(propertyTokens(target.step), value);
  }

  /**
   * Sets many values; those that properties do not take are reported together at the end.
   *
   * @throws PropertyBatchUpdateException with all of them.
   */
  setPropertyValues(values: Iterable<PropertyValue>, options: SetPropertyOptions = {}): void {
    const exceptions: PropertyAccessException[] = [];
    for (const { name, value } of values) {
      try {
        this.setPropertyValue(name, value);
      } catch (error) {
        if (error instanceof PropertyAccessException) exceptions.push(error);
        else if (!isIgnored(error, options)) throw error;
      }
    }
    if (exceptions.length > 0) throw new PropertyBatchUpdateException(exceptions);
  }

  /** The class of a property; of its value, where only that can tell. Undefined where the way to it leads nowhere. */
  getPropertyType(path: string): Class | undefined {
    try {
      const { wrapper, step } = this.#descend(path);
      const property = findProperty(wrapper.#bean, step);
      if (property?.type) return property.type.type;
      const tokens = propertyTokens(step);
      return TypeDescriptor.forObject(wrapper.#get(tokens))?.type;
    } catch (error) {
      if (error instanceof InvalidPropertyException) return undefined;
      throw error;
    }
  }

  /** What is known of the type of a property, its decorators among it. */
  getPropertyTypeDescriptor(path: string): TypeDescriptor | undefined {
    try {
      const { wrapper, step } = this.#descend(path);
      return wrapper.#typeAt(propertyTokens(step));
    } catch (error) {
      if (error instanceof InvalidPropertyException) return undefined;
      throw error;
    }
  }

  isReadableProperty(path: string): boolean {
    return this.#may(path, 'readable');
  }

  isWritableProperty(path: string): boolean {
    return this.#may(path, 'writable');
  }

  #may(path: string, access: 'readable' | 'writable'): boolean {
    try {
      const { wrapper, step } = this.#descend(path);
      const property = findProperty(wrapper.#bean, step);
      if (property) return property[access];
      wrapper.#get(propertyTokens(step));
      return true;
    } catch (error) {
      if (error instanceof InvalidPropertyException) return false;
      throw error;
    }
  }

  /** Goes to the object that has the last property of a path. */
  #descend(path: string): { readonly wrapper: BeanWrapper; readonly step: string } {
    const steps = splitPropertyPath(path);
    const step = steps.pop() ?? '';
    return { wrapper: steps.reduce<BeanWrapper>((at, name) => at.#nested(propertyTokens(name)), this), step };
  }

  #nested(tokens: PropertyTokens): BeanWrapper {
    let value = this.#get(tokens);
    if (isMissing(value)) {
      if (!this.#settings.autoGrow) throw this.#nullInPath(tokens.canonicalName);
      value = this.#setDefault(tokens);
    }
    const path = `${this.#nestedPath}${tokens.canonicalName}.`;
    return new BeanWrapper(Object(value) as object, {}, { path, settings: this.#settings });
  }

  #get(tokens: PropertyTokens): unknown {
    const property = findProperty(this.#bean, tokens.name);
    if (!property?.readable) {
      throw new NotReadablePropertyException(this.#rootType, this.#nestedPath + tokens.canonicalName);
    }
    let value = this.#read(property);
    if (tokens.keys.length > 0 && isMissing(value)) {
      if (!this.#settings.autoGrow) throw this.#nullInPath(tokens.canonicalName);
      value = this.#setDefault({ name: tokens.name, keys: [], canonicalName: tokens.name });
    }
    for (const [level, key] of tokens.keys.entries()) value = this.#element(value, key, level, tokens);
    return value;
  }

  #read(property: PropertyDescriptor): unknown {
    try {
      return Reflect.get(this.#bean, property.name);
    } catch (cause) {
      throw this.#invalid(property.name, 'its getter threw an error', { cause });
    }
  }

  #element(value: unknown, key: string, level: number, tokens: PropertyTokens): unknown {
    if (isMissing(value)) throw this.#nullInPath(tokens.canonicalName);
    if (Array.isArray(value)) {
      const index = this.#index(key, tokens);
      this.#grow(value, index, this.#elementType(tokens, level), tokens);
      if (index >= 0 && index < value.length) return value[index];
      const missing = `there is no element ${key} in a list of ${value.length}`;
      if (index < this.#settings.limit) throw this.#invalidPath(tokens, missing);
      throw this.#invalid(tokens.canonicalName, missing);
    }
    if (value instanceof Map) return value.get(this.#readKey(key, tokens, level));
    if (value instanceof Set) {
      const index = this.#index(key, tokens);
      if (index >= 0 && index < value.size) return [...(value as Set<unknown>)][index];
      throw this.#invalidPath(tokens, `there is no element ${key} in a set of ${value.size}`);
    }
    if (isPlainObject(value)) return isPropertyName(key) && Object.hasOwn(value, key) ? value[key] : undefined;
    throw this.#invalidPath(tokens, 'what the key is for is neither a list, a set nor a map');
  }

  /** Fills a list up to an index with new objects; a type without one ends the attempt, as it does in Spring. */
  #grow(list: unknown[], index: number, element: TypeDescriptor | undefined, tokens: PropertyTokens): void {
    if (!this.#settings.autoGrow || element === undefined || index >= this.#settings.limit) return;
    while (list.length <= index) list.push(this.#newValue(element, tokens.canonicalName));
  }

  #set(tokens: PropertyTokens, value: unknown): void {
    if (tokens.keys.length > 0) this.#setElement(tokens, value);
    else this.#setLocal(tokens, value);
  }

  #setLocal(tokens: PropertyTokens, value: unknown): void {
    const property = findProperty(this.#bean, tokens.name);
    if (!property?.writable) throw this.#notWritable(tokens.canonicalName);
    const path = this.#nestedPath + tokens.canonicalName;
    const converted = this.#settings.typeConverter.convert(value, property.type, path);
    try {
      Reflect.set(this.#bean, property.name, converted);
    } catch (cause) {
      throw new MethodInvocationException(path, value, cause);
    }
  }

  #setElement(tokens: PropertyTokens, value: unknown): void {
    const holder = this.#holderOf(tokens);
    const level = tokens.keys.length - 1;
    const key = tokens.keys[level] ?? '';
    if (!Array.isArray(holder) && !(holder instanceof Map) && !isPlainObject(holder)) {
      throw this.#invalidPath(tokens, 'what the key is for is neither a list nor a map');
    }
    const index = Array.isArray(holder) ? this.#index(key, tokens) : 0;
    const mapKey = holder instanceof Map ? this.#mapKey(key, tokens, level) : key;
    const path = this.#nestedPath + tokens.canonicalName;
    const converted = this.#settings.typeConverter.convert(value, this.#elementType(tokens, level), path);
    if (Array.isArray(holder)) this.#setListElement(holder, index, converted, tokens);
    else if (holder instanceof Map) holder.set(mapKey, converted);
    else if (isPropertyName(key)) holder[key] = converted;
    else throw this.#notWritable(tokens.canonicalName);
  }

  #setListElement(list: unknown[], index: number, value: unknown, tokens: PropertyTokens): void {
    if (index < 0) throw this.#invalidPath(tokens, `there is no element ${index} in a list`);
    if (index >= list.length && index >= this.#settings.limit) {
      throw this.#invalid(
        tokens.canonicalName,
        `index ${index} is beyond the limit of ${this.#settings.limit} elements`,
      );
    }
    while (list.length < index) list.push(null);
    list[index] = value;
  }

  /** The list or map in which the last key of a step stands. */
  #holderOf(tokens: PropertyTokens): unknown {
    const keys = tokens.keys.slice(0, -1);
    const holder = { name: tokens.name, keys, canonicalName: tokens.name + keys.map((key) => `[${key}]`).join('') };
    let value: unknown;
    try {
      value = this.#get(holder);
    } catch (error) {
      if (!(error instanceof NotReadablePropertyException)) throw error;
      throw this.#notWritable(tokens.canonicalName, { cause: error });
    }
    if (!isMissing(value)) return value;
    if (!this.#settings.autoGrow) throw this.#nullInPath(tokens.canonicalName);
    return this.#setDefault(holder);
  }

  #setDefault(tokens: PropertyTokens): unknown {
    const type = this.#typeAt(tokens);
    if (type === undefined)
      throw this.#nullInPath(tokens.canonicalName, 'it is null, and nothing tells its type: say it with @Property()');
    this.#set(tokens, this.#newValue(type, tokens.canonicalName));
    return this.#get(tokens);
  }

  #newValue(type: TypeDescriptor, name: string): unknown {
    try {
      return createDefaultValue(type);
    } catch (cause) {
      throw this.#nullInPath(name, `no object of ${type} could be made: ${String(cause)}`, { cause });
    }
  }

  /** The type at a step, below its keys. */
  #typeAt(tokens: PropertyTokens): TypeDescriptor | undefined {
    return tokens.keys.length === 0
      ? findProperty(this.#bean, tokens.name)?.type
      : this.#elementType(tokens, tokens.keys.length - 1);
  }

  /** The type of what the key at a level leads to. */
  #elementType(tokens: PropertyTokens, level: number): TypeDescriptor | undefined {
    let type = findProperty(this.#bean, tokens.name)?.type;
    for (let at = 0; at <= level; at++) type = type?.isMap() ? type.valueType : type?.elementType;
    return type;
  }

  #readKey(key: string, tokens: PropertyTokens, level: number): unknown {
    try {
      return this.#mapKey(key, tokens, level);
    } catch (cause) {
      throw this.#invalidPath(tokens, `"${key}" is no key of the map`, { cause });
    }
  }

  #mapKey(key: string, tokens: PropertyTokens, level: number): unknown {
    const container = level === 0 ? findProperty(this.#bean, tokens.name)?.type : this.#elementType(tokens, level - 1);
    try {
      return container?.keyType ? this.#settings.typeConverter.convert(key, container.keyType) : key;
    } catch (cause) {
      // a key has no property of its own: Spring's field errors name it `null`
      throw new TypeMismatchException(`${this.#nestedPath}null`, key, container?.keyType, cause);
    }
  }

  #index(key: string, tokens: PropertyTokens): number {
    if (/^[+-]?\d{1,10}$/.test(key)) return Number(key);
    throw this.#invalidPath(tokens, `"${key}" is no index of a list`);
  }

  get #rootType(): Class {
    return getClass(this.#settings.root);
  }

  #invalid(name: string, message: string, options?: ErrorOptions): InvalidPropertyException {
    return new InvalidPropertyException(this.#rootType, this.#nestedPath + name, message, options);
  }

  #invalidPath(
    { canonicalName }: PropertyTokens,
    message: string,
    options?: ErrorOptions,
  ): InvalidPropertyPathException {
    return new InvalidPropertyPathException(this.#rootType, this.#nestedPath + canonicalName, message, options);
  }

  #nullInPath(name: string, message?: string, options?: ErrorOptions): NullValueInNestedPathException {
    return new NullValueInNestedPathException(this.#rootType, this.#nestedPath + name, message, options);
  }

  #notWritable(name: string, options?: ErrorOptions): NotWritablePropertyException {
    return new NotWritablePropertyException(this.#rootType, this.#nestedPath + name, '', options);
  }
}

function isMissing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function isIgnored(error: unknown, { ignoreUnknown, ignoreInvalid }: SetPropertyOptions): boolean {
  if (error instanceof NotWritablePropertyException) return ignoreUnknown === true;
  return error instanceof NullValueInNestedPathException && ignoreInvalid === true;
}
