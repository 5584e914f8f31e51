import type { TypeDescriptor } from './type-descriptor.js';
import type { TypeOf, TypeToken } from './types.js';

/** Converts values between types; the binder, the environment and the arguments of handlers share one. */
export abstract class ConversionService {
  /** Whether there is a way from the one type to the other; it may still fail for a certain value. */
  abstract canConvert(source: TypeDescriptor | TypeToken, target: TypeDescriptor | TypeToken): boolean;

  /**
   * The value in the target type; `null` where there is nothing to convert (`null`, `undefined`, empty text for all but
   * texts and collections).
   *
   * @param source what is known of the value's own type; by default its class.
   * @throws ConverterNotFoundException where there is no way between the types.
   * @throws ConversionFailedException where the value has none, or is missing and the target refuses `null`.
   */
  abstract convert<T extends TypeToken>(value: unknown, target: T, source?: TypeDescriptor): TypeOf<T> | null;
  abstract convert(value: unknown, target: TypeDescriptor | TypeToken, source?: TypeDescriptor): unknown;
}
