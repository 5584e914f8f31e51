import type { AnnotationKey } from '../metadata/annotations.js';
import type { ConverterRegistry } from './converter.js';
import type { Formatter, Parser, Printer } from './formatter.js';
import type { TypeDescriptor } from './type-descriptor.js';
import type { TypeToken } from './types.js';

/** Makes formatters for fields that carry a certain decorator. Source: Spring's `AnnotationFormatterFactory`. */
export interface AnnotationFormatterFactory<A extends object> {
  readonly annotation: AnnotationKey<A>;
  /** The types of the fields that the decorator is for; subclasses among them. */
  readonly fieldTypes: readonly TypeToken[];
  getFormatter(attributes: A, fieldType: TypeDescriptor): Printer<never> & Parser;
}

/** Where converters and formatters are added; the ones added last are asked first. Source: Spring's `FormatterRegistry`. */
export interface FormatterRegistry extends ConverterRegistry {
  addFormatter<T>(fieldType: TypeToken<T>, formatter: Formatter<T>): void;
  addPrinter<T>(fieldType: TypeToken<T>, printer: Printer<T>): void;
  addParser<T>(fieldType: TypeToken<T>, parser: Parser<T>): void;
  addFormatterForFieldAnnotation<A extends object>(factory: AnnotationFormatterFactory<A>): void;
}
