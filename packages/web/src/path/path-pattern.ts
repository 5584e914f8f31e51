import { IllegalArgumentException } from '@vernal/core';
import { PathContainer, type PathElement, type PathOptions, Separator } from './path-container.js';
import {
  MultiSegmentElement,
  type PatternElement,
  SeparatorElement,
  type VariableSink,
  WildcardElement,
} from './pattern-elements.js';
import { type RouteBuilder, type RouteMatcher, routeBuilder, routeMatcher } from './route-templates.js';

/** What a pattern asks of its parser. */
export interface PatternParser {
  readonly caseSensitive: boolean;
  readonly pathOptions: PathOptions;
  parse(pattern: string): PathPattern;
}

/** A raw path that is cut into segments only when need be. */
export interface UnparsedPath {
  readonly value: string;
  readonly container: PathContainer;
}

/** Path parameters by the name of the URI variable in whose segment they were found, then by their own. */
export type MatrixVariables = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** What a pattern found in a path. */
export interface PathMatchInfo {
  readonly uriVariables: ReadonlyMap<string, string>;
  /** The path parameters of the segments in which URI variables were found, by the variable's name; only those that have any. */
  readonly matrixVariables: MatrixVariables;
}

/** What a pattern found at the beginning of a path. */
export interface PathRemainingMatchInfo extends PathMatchInfo {
  readonly pathMatched: PathContainer;
  readonly pathRemaining: PathContainer;
}

const NO_MATRIX: MatrixVariables = new Map();
const NOTHING_FOUND: PathMatchInfo = { uriVariables: new Map(), matrixVariables: NO_MATRIX };
const EMPTY_PATH = PathContainer.parsePath('');

/**
 * A parsed pattern for paths. Source: Spring's `PathPattern`.
 *
 * | syntax | matches |
 * |---|---|
 * | `?` | one character |
 * | `*` | any characters within a segment; a segment of its own: one segment |
 * | `**` | any number of segments, at the start or the end of the pattern |
 * | `{name}` | one segment, as a variable |
 * | `{name:[a-z]+}` | one segment that matches the regular expression, as a variable |
 * | `{*name}` | any number of segments, at the start or the end, as a variable |
 *
 * Literal text is compared with the decoded segments of a path, and takes no notice of their `;parameters`.
 */
export class PathPattern {
  /**
   * Puts the most specific pattern first: those without `**` and `{*name}` before those with them (of which the longer one
   * is first), then by fewer wildcards and variables, then the longer one. Source: `PathPattern.SPECIFICITY_COMPARATOR`.
   */
  static readonly SPECIFICITY_COMPARATOR = (a: PathPattern, b: PathPattern): number => {
    if (a.#isCatchAll !== b.#isCatchAll) return a.#isCatchAll ? 1 : -1;
    const byLength = b.#normalizedLength - a.#normalizedLength;
    return (a.#isCatchAll && byLength) || a.#score - b.#score || byLength;
  };

  readonly patternString: string;
  /** From left to right; the separator before a MultiSegmentElement is a part of it. */
  readonly elements: readonly PatternElement[];
  readonly #parser: PatternParser;
  readonly #variableCount: number;
  readonly #normalizedLength: number;
  readonly #score: number;
  readonly #isCatchAll: boolean;
  /** Made when first used, as most patterns need but one of them; null where the pattern is not simple enough. */
  #routeMatcher: RouteMatcher | null | undefined;
  #routeBuilder: RouteBuilder | null | undefined;

  /** For PathPatternParser, which gives the elements of the text. */
  constructor(patternString: string, parser: PatternParser, elements: readonly PatternElement[]) {
    this.patternString = patternString;
    this.elements = elements;
    this.#parser = parser;
    this.#variableCount = sum(elements, (element) => element.variableCount);
    this.#normalizedLength = sum(elements, (element) => element.normalizedLength);
    this.#score = sum(elements, (element) => element.score);
    this.#isCatchAll = elements.some((element) => element instanceof MultiSegmentElement);
  }

  getPatternString(): string {
    return this.patternString;
  }

  get separator(): string {
    return this.#parser.pathOptions.separator;
  }

  get caseSensitive(): boolean {
    return this.#parser.caseSensitive;
  }

  /** Whether it matches its own text only. */
  get isLiteral(): boolean {
    return this.elements.every((element) => element.isLiteral);
  }

  /** Whether there is anything else in it than literal text; as in Spring, the `.*` of a file extension is not counted. */
  hasPatternSyntax(): boolean {
    return this.#score > 0 || this.#isCatchAll || this.patternString.includes('?');
  }

  matches(path: PathContainer | UnparsedPath): boolean {
    if (path instanceof PathContainer) return this.#match(path) !== undefined;
    const matcher = this.#matcherOf(path.value);
    return matcher ? matcher.match(path.value) !== undefined : this.matches(path.container);
  }

  /**
   * The variables of a path that matches, otherwise undefined.
   * Throws an IllegalArgumentException where a variable's regular expression has capturing groups.
   */
  matchAndExtract(path: PathContainer | UnparsedPath): PathMatchInfo | undefined {
    if (path instanceof PathContainer) {
      const match = this.#match(path);
      return match && this.#extract(path, match);
    }
    const matcher = this.#matcherOf(path.value);
    if (!matcher) return this.matchAndExtract(path.container);
    const uriVariables = matcher.match(path.value);
    return uriVariables && { uriVariables, matrixVariables: NO_MATRIX };
  }

  /** Matches the beginning of a path; undefined where it does not match. */
  matchStartOfPath(path: PathContainer): PathRemainingMatchInfo | undefined {
    const match = this.#match(path, true);
    if (!match) return undefined;
    const { uriVariables, matrixVariables } = this.#extract(path, match);
    const pathMatched = path.subPath(0, match.end);
    return { pathMatched, pathRemaining: path.subPath(match.end), uriVariables, matrixVariables };
  }

  /**
   * The part of the path from the first element on for which the pattern has no literal text, without separators around it
   * and with single ones within: `/docs/**` and `/docs/a//b/` give `a/b`. The path is taken to match.
   */
  extractPathWithinPattern(path: PathContainer): PathContainer {
    let start = this.elements.findIndex((element) => !element.isLiteral);
    if (start < 0) return EMPTY_PATH;
    const elements = path.elements();
    let end = elements.length;
    while (elements[start] instanceof Separator) start++;
    while (end > start && elements[end - 1] instanceof Separator) end--;
    if (start >= end) return EMPTY_PATH;
    const isRepeated = (element: PathElement, i: number) =>
      isSeparator(element) && isSeparator(elements[start + i - 1]);
    const part = elements.slice(start, end);
    if (!part.some(isRepeated)) return path.subPath(start, end);
    const text = part.filter((element, i) => !isRepeated(element, i)).map((element) => element.value);
    return PathContainer.parsePath(text.join(''), this.#parser.pathOptions);
  }

  /**
   * A path that the pattern matches, with these values in the place of its variables, encoded. Throws an
   * IllegalArgumentException for a value that is missing, empty or not what the variable's regular expression asks for, and
   * for patterns with anything else in them than literal text and whole segments as variables.
   */
  buildPath(values: Readonly<Record<string, unknown>>): string {
    if (this.#routeBuilder === undefined) {
      this.#routeBuilder = (this.separator === '/' && routeBuilder(this.elements)) || null;
    }
    if (this.#routeBuilder === null) {
      throw new IllegalArgumentException(`No path can be built from "${this.patternString}": it says too little of it`);
    }
    const path = this.#routeBuilder(values);
    if (this.matches(PathContainer.parsePath(path))) return path;
    throw new IllegalArgumentException(
      `With these values "${this.patternString}" gives "${path}", which it does not match`,
    );
  }

  /** The natural order: by specificity, then by text. */
  compareTo(other: PathPattern): number {
    const { patternString } = other;
    return PathPattern.SPECIFICITY_COMPARATOR(this, other) || compareText(this.patternString, patternString);
  }

  /**
   * The pattern of a type joined with that of a method: `/a` and `/b` give `/a/b`, `/a/*` and `/b` too, and `/*.html` and `/b`
   * give `/b.html`. A pattern that the first one matches takes its place; an empty one leaves the other.
   * Throws an IllegalArgumentException for two different file extensions.
   */
  combine(other: PathPattern): PathPattern {
    const text = this.patternString;
    const otherText = other.patternString;
    if (text === '') return other;
    if (otherText === '') return this;
    const isLiteral = this.#variableCount === 0;
    if (text !== otherText && isLiteral && this.matches(PathContainer.parsePath(otherText))) return other;
    if (this.#endsWithWildcardSegment) return this.#join(text.slice(0, -2) || this.separator, otherText);
    if (this.#isCatchAll) return this.#join(text.slice(0, -3), otherText);
    const starDot = text.indexOf('*.');
    if (!isLiteral || starDot < 0 || this.separator === '.') return this.#join(text, otherText);
    return this.#combineFiles(other, text.slice(starDot + 1));
  }

  equals(other: unknown): boolean {
    return (
      other instanceof PathPattern &&
      other.patternString === this.patternString &&
      other.separator === this.separator &&
      other.caseSensitive === this.caseSensitive
    );
  }

  toString(): string {
    return this.patternString;
  }

  /** What matches the path as it is, if anything: a simple pattern, for a path without escapes and parameters. */
  #matcherOf(path: string): RouteMatcher | undefined {
    if (this.#routeMatcher === undefined) {
      this.#routeMatcher = (this.separator === '/' && this.caseSensitive && routeMatcher(this.elements)) || null;
    }
    return this.#routeMatcher === null || path.includes('%') || path.includes(';') ? undefined : this.#routeMatcher;
  }

  /** The elements of the path from `start` up to `end` are those matched by what is not the MultiSegmentElement at the start. */
  #match(path: PathContainer, allowRest = false): { start: number; end: number } | undefined {
    const elements = path.elements();
    const [first] = this.elements;
    if (first === undefined) return allowRest || elements.length === 0 ? { start: 0, end: 0 } : undefined;
    if (!(first instanceof MultiSegmentElement)) {
      if (elements.length === 0) return undefined;
      const end = this.#matchFrom(0, elements, 0, allowRest);
      return end < 0 ? undefined : { start: 0, end };
    }
    if (this.elements.length === 1) {
      if (elements.length === 0 && allowRest) return undefined;
      return first.matches(elements[0]) ? { start: elements.length, end: elements.length } : undefined;
    }
    for (let start = 0; start < elements.length; start++) {
      const end = this.#matchFrom(1, elements, start, allowRest);
      if (end >= 0) return { start, end };
    }
    return undefined;
  }

  /** Where in the path the match ends, or -1. */
  #matchFrom(from: number, path: readonly PathElement[], start: number, allowRest: boolean): number {
    const pattern = this.elements;
    const last = pattern.length - 1;
    let at = start;
    for (let i = from; i <= last; i++, at++) {
      const element = pattern[i]!;
      if (!element.matches(path[at], i === last)) return -1;
      if (element instanceof MultiSegmentElement) return path.length;
    }
    if (at >= path.length) return path.length;
    return allowRest ? at : -1;
  }

  /** A name that is there twice (`{x}` and `{*x}`) keeps its first value. */
  #extract(path: PathContainer, { start }: { start: number }): PathMatchInfo {
    if (this.#variableCount === 0) return NOTHING_FOUND;
    const elements = path.elements();
    const uriVariables = new Map<string, string>();
    const matrixVariables = new Map<string, ReadonlyMap<string, readonly string[]>>();
    const sink: VariableSink = (name, value, parameters) => {
      if (uriVariables.has(name)) return;
      uriVariables.set(name, value);
      if (parameters !== undefined && parameters.size > 0) matrixVariables.set(name, parameters);
    };
    const startsWithMulti = this.elements[0] instanceof MultiSegmentElement;
    let at = startsWithMulti ? start - 1 : 0;
    for (const element of this.elements) {
      if (!(element instanceof MultiSegmentElement)) element.extract(elements[at], sink);
      else if (startsWithMulti) element.extractAll(elements, 0, start, sink);
      else element.extractAll(elements, at, elements.length, sink);
      at++;
    }
    return { uriVariables, matrixVariables };
  }

  get #endsWithWildcardSegment(): boolean {
    return this.elements.at(-1) instanceof WildcardElement && this.elements.at(-2) instanceof SeparatorElement;
  }

  #join(first: string, second: string): PathPattern {
    const { separator } = this;
    const start = first.endsWith(separator) ? first.slice(0, -separator.length) : first;
    const end = second.startsWith(separator) ? second.slice(separator.length) : second;
    return this.#parser.parse(start + separator + end);
  }

  /** `/*.html` and `/hotel` give `/hotel.html`: the file of the second with the one extension that is known. */
  #combineFiles(other: PathPattern, extension: string): PathPattern {
    const otherText = other.patternString;
    const dot = otherText.indexOf('.');
    const otherFile = dot < 0 ? otherText : otherText.slice(0, dot);
    const otherExtension = dot < 0 ? '' : otherText.slice(dot);
    const isOpen = extension === '.*' || extension === '';
    if (!isOpen && otherExtension !== '.*' && otherExtension !== '') throw this.#cannotCombine(other);
    const folder = this.#parser.parse(folderOf(this.patternString, this.separator));
    if (!folder.matches(PathContainer.parsePath(folderOf(otherText, this.separator)))) throw this.#cannotCombine(other);
    return this.#parser.parse(otherFile + (isOpen ? otherExtension : extension));
  }

  #cannotCombine(other: PathPattern): IllegalArgumentException {
    return new IllegalArgumentException(
      `The patterns "${this.patternString}" and "${other.patternString}" cannot be combined: their file extensions or folders differ`,
    );
  }
}

function isSeparator(element: PathElement | undefined): boolean {
  return element instanceof Separator;
}

function folderOf(pattern: string, separator: string): string {
  return pattern.slice(0, Math.max(0, pattern.lastIndexOf(separator)));
}

function sum(elements: readonly PatternElement[], of: (element: PatternElement) => number): number {
  return elements.reduce((total, element) => total + of(element), 0);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
