/** Writes a value as text for people. Source: Spring's `Printer`. */
export interface Printer<T = unknown> {
  print(value: T, locale: Intl.Locale): string;
}

/** Reads a value from text that people wrote; throws an error for text that is none. Source: Spring's `Parser`. */
export interface Parser<T = unknown> {
  parse(text: string, locale: Intl.Locale): T;
}

/** Reads and writes values of a type. Source: Spring's `Formatter`. */
export interface Formatter<T = unknown> extends Printer<T>, Parser<T> {}
