import type { TypeDescriptor } from './type-descriptor.js';
import type { TypeToken } from './types.js';

/** Converts a value of one type to another; throws an error for a value that has none. Never sees `null`. */
export interface Converter<S = unknown, T = unknown> {
  convert(source: S): T | null;
}

/** A converter, or its one method. */
export type ConverterLike<S = unknown, T = unknown> = Converter<S, T> | ((source: S) => T | null);

/** Two types between which a converter works; it also serves subclasses of the source. */
export interface ConvertiblePair {
  readonly sourceType: TypeToken;
  readonly targetType: TypeToken;
}

/** A converter between several types, which sees the whole descriptors; the most general interface. */
export interface GenericConverter {
  readonly convertibleTypes: readonly ConvertiblePair[];
  /** Whether it is in charge of these types, where the pair alone does not say; always by default. */
  matches?(sourceType: TypeDescriptor, targetType: TypeDescriptor): boolean;
  /** What `null` becomes where the source's type is given. Default: `null`. */
  convertNull?(): unknown;
  /** Sees `null` only as an element of a collection: never as the value itself. */
  convert(source: unknown, sourceType: TypeDescriptor, targetType: TypeDescriptor): unknown;
}

/** Makes converters to a type and its subclasses: from text to each kind of number, for example. */
export interface ConverterFactory<S = unknown> {
  getConverter(targetType: TypeDescriptor): (source: S) => unknown;
}

/** Where converters are added; the ones added last are asked first. */
export interface ConverterRegistry {
  addConverter<S = never>(sourceType: TypeToken, targetType: TypeToken, converter: ConverterLike<S>): void;
  addGenericConverter(converter: GenericConverter): void;
  addConverterFactory<S = never>(sourceType: TypeToken, targetType: TypeToken, factory: ConverterFactory<S>): void;
  /** Removes the converters of exactly this pair. */
  removeConvertible(sourceType: TypeToken, targetType: TypeToken): void;
}
