import {
  LiteralElement,
  MultiSegmentElement,
  type PatternElement,
  RegexElement,
  SeparatorElement,
  SingleCharWildcardElement,
  VariableElement,
  WildcardElement,
} from './pattern-elements.js';
import { type PatternMessage, PatternParseException } from './pattern-parse-exception.js';

const NAME_START = /[\p{L}\p{Nl}\p{Sc}\p{Pc}]/u;
const NAME_PART = /[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}\p{Cf}-]/u;

interface PatternSyntax {
  readonly caseSensitive: boolean;
  readonly pathOptions: { readonly separator: string };
}

/** What is in no literal text. */
const SYNTAX = /[*?{}]/;

/** The elements of a pattern. Throws a PatternParseException. */
export function parsePatternElements(pattern: string, syntax: PatternSyntax): PatternElement[] {
  return new PatternScanner(pattern, syntax).scan();
}

/** Goes over the pattern once, one segment at a time. */
class PatternScanner {
  readonly #pattern: string;
  readonly #separator: string;
  readonly #caseSensitive: boolean;
  readonly #elements: PatternElement[] = [];
  readonly #names = new Set<string>();
  #hasMultiSegment = false;
  #at = 0;

  constructor(pattern: string, { caseSensitive, pathOptions }: PatternSyntax) {
    this.#pattern = pattern;
    this.#separator = pathOptions.separator;
    this.#caseSensitive = caseSensitive;
  }

  scan(): PatternElement[] {
    while (this.#at < this.#pattern.length) {
      if (this.#pattern[this.#at] === this.#separator) {
        this.#elements.push(new SeparatorElement());
        this.#at++;
      } else if (this.#isDoubleWildcard()) {
        this.#pushMultiSegment(this.#at, this.#at + 2, undefined);
        this.#at += 2;
      } else {
        this.#scanSegment();
      }
    }
    return this.#elements;
  }

  #scanSegment(): void {
    const separator = this.#pattern.indexOf(this.#separator, this.#at);
    const end = separator < 0 ? this.#pattern.length : separator;
    const text = this.#pattern.slice(this.#at, end);
    if (SYNTAX.test(text)) {
      this.#pushSegment(new SegmentScanner(this.#pattern, this.#at, this.#separator));
    } else {
      this.#elements.push(new LiteralElement(text, this.#caseSensitive));
      this.#at = end;
    }
  }

  /** `**` alone between separators. */
  #isDoubleWildcard(): boolean {
    const after = this.#pattern[this.#at + 2];
    return this.#pattern.startsWith('**', this.#at) && (after === undefined || after === this.#separator);
  }

  #pushSegment(segment: SegmentScanner): void {
    const start = this.#at;
    segment.scan();
    this.#at = segment.end;
    if (segment.isMultiSegmentVariable) this.#pushMultiSegment(start, segment.end, segment.text.slice(2, -1));
    else this.#elements.push(this.#segmentElement(segment, start));
  }

  /** A `**` or `{*name}`; the separator before it becomes a part of it. */
  #pushMultiSegment(start: number, end: number, name: string | undefined): void {
    const position = name === undefined ? start : end;
    if (this.#hasMultiSegment) throw this.#error(position, 'CANNOT_HAVE_MANY_MULTISEGMENT_PATHELEMENTS');
    if (start > 1 && end !== this.#pattern.length) {
      throw this.#error(position, 'INVALID_LOCATION_FOR_MULTISEGMENT_PATHELEMENT');
    }
    this.#hasMultiSegment = true;
    this.#elements.pop();
    this.#elements.push(new MultiSegmentElement(name));
  }

  #segmentElement(segment: SegmentScanner, start: number): PatternElement {
    const { text } = segment;
    if (segment.isVariable) {
      const element = this.#withRegex(segment, () => new VariableElement(text, this.#caseSensitive));
      this.#record(element.name, start);
      return element;
    }
    if (segment.variableCount > 0) {
      if (segment.hasMultiSegmentVariable) throw this.#error(start, 'CAPTURE_ALL_IS_STANDALONE_CONSTRUCT');
      const element = this.#withRegex(segment, () => new RegexElement(text, this.#caseSensitive));
      for (const name of element.variableNames) this.#record(name, start);
      return element;
    }
    if (segment.hasWildcard) return text === '*' ? new WildcardElement() : new RegexElement(text, this.#caseSensitive);
    if (text.includes('?')) return new SingleCharWildcardElement(text, this.#caseSensitive);
    return new LiteralElement(text, this.#caseSensitive);
  }

  #withRegex<T>(segment: SegmentScanner, make: () => T): T {
    try {
      return make();
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
      throw this.#error(segment.regexStart, 'REGEX_PATTERN_SYNTAX_EXCEPTION', cause.message, { cause });
    }
  }

  #record(name: string, position: number): void {
    if (this.#names.has(name)) throw this.#error(position, 'ILLEGAL_DOUBLE_CAPTURE', name);
    this.#names.add(name);
  }

  #error(position: number, message: PatternMessage, insert?: string, options?: ErrorOptions): PatternParseException {
    return new PatternParseException(position, this.#pattern, message, insert, options);
  }
}

/** Finds the end of one segment and what is in it. A separator in a regular expression must be escaped, so it ends none. */
class SegmentScanner {
  readonly #pattern: string;
  readonly #start: number;
  readonly #separator: string;
  #variableStart = -1;
  #inVariable = false;
  variableCount = 0;
  hasWildcard = false;
  /** Whether there is a `{*name}`. */
  hasMultiSegmentVariable = false;
  /** Behind the last character. */
  end: number;
  /** Where the first regular expression starts. */
  regexStart = -1;

  constructor(pattern: string, start: number, separator: string) {
    this.#pattern = pattern;
    this.#start = start;
    this.#separator = separator;
    this.end = start;
  }

  get text(): string {
    return this.#pattern.slice(this.#start, this.end);
  }

  /** Whether one `{…}` is all of the segment, and no `{*name}`. */
  get isVariable(): boolean {
    return this.#isOneVariable && !this.hasMultiSegmentVariable;
  }

  /** Whether a `{*name}` is all of the segment. */
  get isMultiSegmentVariable(): boolean {
    return this.#isOneVariable && this.hasMultiSegmentVariable;
  }

  get #isOneVariable(): boolean {
    return this.variableCount === 1 && this.#variableStart === this.#start && this.#pattern[this.end - 1] === '}';
  }

  scan(): void {
    while (this.end < this.#pattern.length && this.#pattern[this.end] !== this.#separator) {
      this.#take(this.#pattern[this.end]!);
      this.end++;
    }
    if (this.#inVariable) throw this.#error('MISSING_CLOSE_CAPTURE');
  }

  #take(char: string): void {
    if (char === '{') this.#openVariable();
    else if (char === '}') this.#closeVariable();
    else if (char === ':' && this.#inVariable && !this.hasMultiSegmentVariable) this.#takeRegex();
    else if (char === '*') this.#takeStar();
    if (this.#inVariable) this.#checkName(char);
  }

  #openVariable(): void {
    if (this.#inVariable) throw this.#error('ILLEGAL_NESTED_CAPTURE');
    this.#inVariable = true;
    this.#variableStart = this.end;
  }

  #closeVariable(): void {
    if (!this.#inVariable) throw this.#error('MISSING_OPEN_CAPTURE');
    this.#inVariable = false;
    this.variableCount++;
  }

  #takeStar(): void {
    if (this.#inVariable && this.#variableStart === this.end - 1) this.hasMultiSegmentVariable = true;
    this.hasWildcard = true;
  }

  #checkName(char: string): void {
    const nameStart = this.#variableStart + (this.hasMultiSegmentVariable ? 2 : 1);
    if (this.end === nameStart && !NAME_START.test(char)) {
      throw this.#error('ILLEGAL_CHARACTER_AT_START_OF_CAPTURE_DESCRIPTOR', char);
    }
    if (this.end > nameStart && !NAME_PART.test(char)) {
      throw this.#error('ILLEGAL_CHARACTER_IN_CAPTURE_DESCRIPTOR', char);
    }
  }

  /** Goes to the brace that closes the variable; braces within the expression come in pairs or behind a backslash. */
  #takeRegex(): void {
    const start = ++this.end;
    if (this.regexStart < 0) this.regexStart = start;
    for (let depth = 0; this.end < this.#pattern.length; this.end++) {
      const char = this.#pattern[this.end]!;
      if (char === '\\') {
        this.end++;
      } else if (char === this.#separator) {
        throw this.#error('MISSING_CLOSE_CAPTURE');
      } else if (char === '{') {
        depth++;
      } else if (char === '}' && depth-- === 0) {
        if (this.end === start) throw this.#error('MISSING_REGEX_CONSTRAINT');
        this.#closeVariable();
        return;
      }
    }
    this.end = this.#pattern.length - 1;
    throw this.#error('MISSING_CLOSE_CAPTURE');
  }

  #error(message: PatternMessage, insert?: string): PatternParseException {
    return new PatternParseException(this.end, this.#pattern, message, insert);
  }
}
