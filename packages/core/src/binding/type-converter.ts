import { ConversionFailedException, ConverterNotFoundException } from '../convert/conversion-exceptions.js';
import type { ConversionService } from '../convert/conversion-service.js';
import { collectionOf } from '../convert/converters/collection-converters.js';
import { DefaultConversionService } from '../convert/default-conversion-service.js';
import { parseNumber } from '../convert/numbers/number-types.js';
import { TypeDescriptor, typeHierarchy } from '../convert/type-descriptor.js';
import { Character, Enumeration, Uuid } from '../convert/types.js';
import type { Class } from '../metadata/annotations.js';
import { DEFAULT_LOCALE } from '../util/language-tag.js';
import { hasText, trimText } from '../util/white-space.js';
import { PropertyEditorRegistry } from './property-editor.js';
import { ConversionNotSupportedException, TypeMismatchException } from './property-exceptions.js';

/** Types for which a value of any other kind is a mismatch, rather than a mistake of the program. */
const TEXT_TYPES: readonly Class[] = [Number, Boolean, Character, Uuid, Intl.Locale, Array, Set];

/**
 * Converts values for properties: by an own editor where there is one, else by the conversion service, and where that
 * fails by the more lenient rules of the classic editors (blank text is no number, a number needs no format, a single value is a list of one).
 * Source: Spring's `TypeConverterDelegate`.
 */
export class TypeConverter {
  readonly editors = new PropertyEditorRegistry();
  conversionService: ConversionService = DefaultConversionService.getSharedInstance();

  /**
   * @param path the whole path of the property, for its editor and for messages.
   * @throws TypeMismatchException where the value cannot be converted.
   * @throws ConversionNotSupportedException where there is no way between the types.
   */
  convert(value: unknown, type: TypeDescriptor | undefined, path?: string): unknown {
    try {
      return this.#convert(value, type, path);
    } catch (error) {
      if (error instanceof TypeMismatchException) throw error;
      const isUnsupported = error instanceof ConverterNotFoundException;
      throw new (isUnsupported ? ConversionNotSupportedException : TypeMismatchException)(path, value, type, error);
    }
  }

  #convert(value: unknown, type: TypeDescriptor | undefined, path: string | undefined): unknown {
    const editor = this.editors.find(type?.type, path);
    if (editor) {
      const text = isTextList(value) ? value.join(',') : value;
      const edited = typeof text === 'string' ? editor.parse(text, DEFAULT_LOCALE) : value;
      return type === undefined ? edited : this.#checked(edited, type);
    }
    if (type === undefined) return value;
    if (value === null || value === undefined) return this.#checked(null, type);
    try {
      return this.conversionService.convert(value, type);
    } catch (error) {
      if (!(error instanceof ConverterNotFoundException || error instanceof ConversionFailedException)) throw error;
      return this.#convertLeniently(value, type, path, error);
    }
  }

  /** What an editor made may still need conversion. */
  #checked(value: unknown, type: TypeDescriptor): unknown {
    if (value === null || value === undefined) {
      if (type.nullable) return null;
      throw new ConversionFailedException(undefined, type, value, new Error('a null value cannot stand here'));
    }
    return this.conversionService.convert(value, type);
  }

  #convertLeniently(value: unknown, type: TypeDescriptor, path: string | undefined, failure: Error): unknown {
    if (typeof value === 'string' && type.nullable && isNothing(value, type)) return null;
    if (typeof value === 'string' && isNumber(type)) return parseNumber(value, type.type);
    const element = type.elementType;
    if (type.isCollection() && element) {
      const elements = Array.isArray(value) || value instanceof Set ? [...(value as Iterable<unknown>)] : [value];
      return collectionOf(
        type,
        elements.map((one, i) => this.#convert(one, element, path && `${path}[${i}]`)),
      );
    }
    const isMismatch =
      failure instanceof ConverterNotFoundException && typeHierarchy(type.type).some((at) => TEXT_TYPES.includes(at));
    throw isMismatch ? new ConversionFailedException(failure.sourceType, type, value, failure) : failure;
  }
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** For Spring too, blank is not the same for both. */
function isNothing(text: string, type: TypeDescriptor): boolean {
  return type.type === Enumeration ? trimText(text) === '' : isNumber(type) && !hasText(text);
}

function isNumber(type: TypeDescriptor): boolean {
  return typeHierarchy(type.type).includes(Number);
}
