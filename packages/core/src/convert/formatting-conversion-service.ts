import { DEFAULT_LOCALE } from '../util/language-tag.js';
import { hasText } from '../util/white-space.js';
import { ConversionFailedException } from './conversion-exceptions.js';
import type { Formatter, Parser, Printer } from './formatter.js';
import type { AnnotationFormatterFactory, FormatterRegistry } from './formatter-registry.js';
import { GenericConversionService } from './generic-conversion-service.js';
import { TypeDescriptor } from './type-descriptor.js';
import type { TypeToken } from './types.js';

/** Settings of a {@link FormattingConversionService}. */
export interface FormattingOptions {
  /** The language of the present work: that of the request, in a server. Default: English. */
  readonly locale?: () => Intl.Locale;
}

type FieldFormatter = Printer<never> & Parser;

/** A conversion service that also takes formatters. Source: Spring's `FormattingConversionService`. */
export class FormattingConversionService extends GenericConversionService implements FormatterRegistry {
  readonly #locale: () => Intl.Locale;

  constructor({ locale = () => DEFAULT_LOCALE }: FormattingOptions = {}) {
    super();
    this.#locale = locale;
  }

  addFormatter<T>(fieldType: TypeToken<T>, formatter: Formatter<T>): void {
    this.addPrinter(fieldType, formatter);
    this.addParser(fieldType, formatter);
  }

  addPrinter<T>(fieldType: TypeToken<T>, printer: Printer<T>): void {
    this.addGenericConverter({
      convertibleTypes: [{ sourceType: fieldType, targetType: String }],
      convertNull: () => '',
      convert: (source) => printer.print(source as T, this.#locale()),
    });
  }

  addParser<T>(fieldType: TypeToken<T>, parser: Parser<T>): void {
    this.addGenericConverter({
      convertibleTypes: [{ sourceType: String, targetType: fieldType }],
      convert: (text, _, target) => this.#parse(parser, text as string, target),
    });
  }

  addFormatterForFieldAnnotation<A extends object>(factory: AnnotationFormatterFactory<A>): void {
    const formatters = new WeakMap<TypeDescriptor, FieldFormatter>();
    const formatterOf = (type: TypeDescriptor): FieldFormatter => {
      const known = formatters.get(type);
      if (known) return known;
      const made = factory.getFormatter(type.getAnnotation(factory.annotation) as A, type);
      formatters.set(type, made);
      return made;
    };
    for (const fieldType of factory.fieldTypes) {
      this.addGenericConverter({
        convertibleTypes: [{ sourceType: fieldType, targetType: String }],
        matches: (source) => source.getAnnotation(factory.annotation) !== undefined,
        convertNull: () => '',
        convert: (value, source) => formatterOf(source).print(value as never, this.#locale()),
      });
      this.addGenericConverter({
        convertibleTypes: [{ sourceType: String, targetType: fieldType }],
        matches: (_, target) => target.getAnnotation(factory.annotation) !== undefined,
        convert: (text, _, target) => this.#parse(formatterOf(target), text as string, target),
      });
    }
  }

  /** Blank text is `null`; what a parser made may still need conversion to the target. */
  #parse(parser: Parser, text: string, target: TypeDescriptor): unknown {
    if (!hasText(text)) return null;
    const source = TypeDescriptor.valueOf(String);
    try {
      const value = parser.parse(text, this.#locale());
      const type = TypeDescriptor.forObject(value);
      return type && !type.isAssignableTo(target) ? this.convert(value, target, type) : value;
    } catch (error) {
      if (error instanceof ConversionFailedException) throw error;
      throw new ConversionFailedException(source, target, text, error);
    }
  }
}
