import type { Class } from '../metadata/annotations.js';
import { ConversionFailedException, ConverterNotFoundException } from './conversion-exceptions.js';
import { ConversionService } from './conversion-service.js';
import type { ConverterFactory, ConverterLike, ConverterRegistry, GenericConverter } from './converter.js';
import { TypeDescriptor, typeHierarchy } from './type-descriptor.js';
import type { TypeOf, TypeToken } from './types.js';

const NO_OP: GenericConverter = { convertibleTypes: [], convert: (source) => source };

/**
 * A conversion service without any converters of its own. A converter is looked for by every pair of a superclass of the
 * source and a superclass of the target, nearest first; where there is none, an assignable value stays as it is.
 */
export class GenericConversionService extends ConversionService implements ConverterRegistry {
  readonly #converters = new Map<Class, Map<Class, GenericConverter[]>>();
  #found = new WeakMap<TypeDescriptor, WeakMap<TypeDescriptor, GenericConverter | null>>();

  addConverter<S = never>(sourceType: TypeToken, targetType: TypeToken, converter: ConverterLike<S>): void {
    const convert = typeof converter === 'function' ? converter : (source: S) => converter.convert(source);
    const exactType = classOf(targetType);
    this.addGenericConverter({
      convertibleTypes: [{ sourceType, targetType }],
      matches: (_, target) => target.type === exactType && hasConstantsOf(target, targetType),
      convert: (source) => convert(source as S),
    });
  }

  addConverterFactory<S = never>(sourceType: TypeToken, targetType: TypeToken, factory: ConverterFactory<S>): void {
    this.addGenericConverter({
      convertibleTypes: [{ sourceType, targetType }],
      convert: (source, _, target) => factory.getConverter(target)(source as S),
    });
  }

  addGenericConverter(converter: GenericConverter): void {
    for (const { sourceType, targetType } of converter.convertibleTypes) {
      const source = classOf(sourceType);
      const byTarget = this.#converters.get(source) ?? new Map<Class, GenericConverter[]>();
      this.#converters.set(source, byTarget);
      byTarget.set(classOf(targetType), [converter, ...(byTarget.get(classOf(targetType)) ?? [])]);
    }
    this.#found = new WeakMap();
  }

  removeConvertible(sourceType: TypeToken, targetType: TypeToken): void {
    this.#converters.get(classOf(sourceType))?.delete(classOf(targetType));
    this.#found = new WeakMap();
  }

  canConvert(source: TypeDescriptor | TypeToken, target: TypeDescriptor | TypeToken): boolean {
    return this.#converterFor(TypeDescriptor.valueOf(source), TypeDescriptor.valueOf(target)) !== null;
  }

  convert<T extends TypeToken>(value: unknown, target: T, source?: TypeDescriptor): TypeOf<T> | null;
  convert(value: unknown, target: TypeDescriptor | TypeToken, source?: TypeDescriptor): unknown;
  convert(value: unknown, target: TypeDescriptor | TypeToken, source?: TypeDescriptor): unknown {
    const targetType = TypeDescriptor.valueOf(target);
    const sourceType = source ?? TypeDescriptor.forObject(value);
    if (value === null || value === undefined || sourceType === undefined) {
      const ofNull = sourceType && this.#converterFor(sourceType, targetType)?.convertNull?.();
      return this.#checked(ofNull, sourceType, targetType, value);
    }
    const converter = this.#converterFor(sourceType, targetType);
    if (converter === null) throw new ConverterNotFoundException(sourceType, targetType);
    let result: unknown;
    try {
      result = converter.convert(value, sourceType, targetType);
    } catch (error) {
      if (error instanceof ConversionFailedException) throw error;
      throw new ConversionFailedException(sourceType, targetType, value, error);
    }
    return this.#checked(result, sourceType, targetType, value);
  }

  #checked(result: unknown, source: TypeDescriptor | undefined, target: TypeDescriptor, value: unknown): unknown {
    if (result !== null && result !== undefined) return result;
    if (target.nullable) return null;
    throw new ConversionFailedException(source, target, value, new Error('a null value cannot stand here'));
  }

  #converterFor(source: TypeDescriptor, target: TypeDescriptor): GenericConverter | null {
    const known = this.#found.get(target)?.get(source);
    if (known !== undefined) return known;
    const converter = this.#find(source, target) ?? (source.isAssignableTo(target) ? NO_OP : null);
    const bySource = this.#found.get(target) ?? new WeakMap<TypeDescriptor, GenericConverter | null>();
    bySource.set(source, converter);
    this.#found.set(target, bySource);
    return converter;
  }

  #find(source: TypeDescriptor, target: TypeDescriptor): GenericConverter | undefined {
    const targets = typeHierarchy(target.type);
    for (const sourceType of typeHierarchy(source.type)) {
      const byTarget = this.#converters.get(sourceType);
      if (byTarget === undefined) continue;
      for (const targetType of targets) {
        const found = byTarget.get(targetType)?.find((one) => one.matches?.(source, target) ?? true);
        if (found) return found;
      }
    }
    return undefined;
  }
}

/** The class under which converters of a type are kept. */
function classOf(token: TypeToken): Class {
  return TypeDescriptor.valueOf(token).type;
}

function hasConstantsOf(target: TypeDescriptor, token: TypeToken): boolean {
  return target.constants === undefined || target.constants === TypeDescriptor.valueOf(token).constants;
}
