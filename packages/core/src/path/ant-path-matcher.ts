import { IllegalArgumentException, IllegalStateException } from '../util/exceptions.js';
import { foldCase } from '../util/fold-case.js';
import { antPatternComparator } from './ant-pattern-comparator.js';
import { GlobRegex } from './glob-regex.js';
import type { PathMatcher } from './path-matcher.js';

const CACHE_LIMIT = 65_536;

/** Settings of an {@link AntPathMatcher}. */
export interface AntPathMatcherOptions {
  /** Each of its characters divides segments. Default: `/`. */
  readonly pathSeparator?: string;
  /** Default: true. */
  readonly caseSensitive?: boolean;
  /** Whether white space around segments is taken off. Default: false. */
  readonly trimTokens?: boolean;
}

type Variables = Map<string, string>;

/** A segment of a pattern. */
interface Segment {
  readonly text: string;
  /** Whether it is `**`. */
  readonly isDouble: boolean;
  /** Undefined for literal text. */
  readonly glob: GlobRegex | undefined;
}

/**
 * Matches paths by Ant-style patterns: `?` one character, `*` any characters of a segment, `**` any number of segments anywhere,
 * `{name}` and `{name:regex}` variables. Neither patterns nor paths are decoded. It suits file names, resource locations and
 * message destinations; request paths are matched by PathPattern. Source: Spring's `AntPathMatcher`.
 */
export class AntPathMatcher implements PathMatcher {
  readonly #separator: string;
  readonly #caseSensitive: boolean;
  readonly #trimTokens: boolean;
  readonly #segments = new Map<string, readonly Segment[]>();

  constructor({ pathSeparator = '/', caseSensitive = true, trimTokens = false }: AntPathMatcherOptions = {}) {
    this.#separator = pathSeparator;
    this.#caseSensitive = caseSensitive;
    this.#trimTokens = trimTokens;
  }

  isPattern(path: string): boolean {
    return /[*?]|\{.*\}/s.test(path);
  }

  /** Throws an IllegalArgumentException where the regular expression of a variable is none. */
  match(pattern: string, path: string): boolean {
    return this.#match(pattern, path, true);
  }

  matchStart(pattern: string, path: string): boolean {
    return this.#match(pattern, path, false);
  }

  extractPathWithinPattern(pattern: string, path: string): string {
    const first = this.#tokenize(pattern).findIndex((token) => /[*?]/.test(token));
    const rest = first < 0 ? [] : this.#tokenize(path).slice(first);
    const isRelative = first === 0 && rest.length > 0 && !pattern.startsWith(this.#separator);
    return (isRelative ? this.#separator : '') + rest.join(this.#separator);
  }

  /** Throws an IllegalArgumentException for regular expressions with capturing groups and for `{*name}`, too. */
  extractUriTemplateVariables(pattern: string, path: string): Map<string, string> {
    const variables: Variables = new Map();
    if (!this.#match(pattern, path, true, variables)) {
      throw new IllegalStateException(`The pattern "${pattern}" does not match "${path}", so there are no variables`);
    }
    return variables;
  }

  getPatternComparator(path: string): (a: string, b: string) => number {
    return antPatternComparator(path, this.#separator);
  }

  combine(first: string, second: string): string {
    if (second.trim() === '') return first.trim() === '' ? '' : first;
    if (first.trim() === '') return second;
    const hasVariables = first.includes('{');
    if (first !== second && !hasVariables && this.match(first, second)) return second;
    if (first.endsWith(`${this.#separator}*`)) return this.#join(first.slice(0, -2), second);
    const starDot = first.indexOf('*.');
    if (first.endsWith(`${this.#separator}**`) || hasVariables || starDot < 0 || this.#separator === '.') {
      return this.#join(first, second);
    }
    return combineFiles(first, second, first.slice(starDot + 1));
  }

  #match(pattern: string, path: string, isFull: boolean, variables?: Variables): boolean {
    const separator = this.#separator;
    if (path.startsWith(separator) !== pattern.startsWith(separator)) return false;
    const segments = this.#segmentsOf(pattern);
    const tokens = this.#tokenize(path);

    let start = 0;
    while (start < segments.length && start < tokens.length && !segments[start]!.isDouble) {
      if (!this.#matchSegment(segments[start]!, tokens[start]!, variables)) return false;
      start++;
    }
    const sameEnd = pattern.endsWith(separator) === path.endsWith(separator);
    if (start === tokens.length) {
      if (start === segments.length) return sameEnd;
      if (!isFull) return true;
      const rest = segments.slice(start);
      return rest.every(({ isDouble }) => isDouble) || (isOnlyStar(rest) && path.endsWith(separator));
    }
    if (start === segments.length) return false;
    if (!isFull) return true;

    let [segmentEnd, tokenEnd] = [segments.length, tokens.length];
    while (tokenEnd > start && !segments[segmentEnd - 1]!.isDouble) {
      if (!this.#matchSegment(segments[--segmentEnd]!, tokens[--tokenEnd]!, variables)) return false;
      if (!sameEnd) return false;
    }
    return this.#matchMiddle(segments.slice(start, segmentEnd), tokens.slice(start, tokenEnd), variables);
  }

  /** What is between the first `**` and the last: each group of segments is looked for behind the one before. */
  #matchMiddle(segments: readonly Segment[], tokens: readonly string[], variables: Variables | undefined): boolean {
    let from = 0;
    for (const group of groupsBetweenDouble(segments)) {
      const last = tokens.length - group.length;
      while (from <= last && !group.every((segment, i) => this.#matchSegment(segment, tokens[from + i]!, variables)))
        from++;
      if (from > last) return false;
      from += group.length;
    }
    return true;
  }

  #matchSegment(segment: Segment, token: string, variables: Variables | undefined): boolean {
    const { glob, text } = segment;
    if (!glob) return this.#caseSensitive ? text === token : foldCase(text) === foldCase(token);
    if (!variables) return glob.test(token);
    const values = glob.values(token);
    if (!values) return false;
    checkVariables(glob, text);
    values.forEach((value, i) => {
      variables.set(glob.variableNames[i]!, value);
    });
    return true;
  }

  #segmentsOf(pattern: string): readonly Segment[] {
    let segments = this.#segments.get(pattern);
    if (!segments) {
      segments = this.#tokenize(pattern).map((token) => this.#segmentOf(token));
      if (this.#segments.size >= CACHE_LIMIT) this.#segments.clear();
      this.#segments.set(pattern, segments);
    }
    return segments;
  }

  #segmentOf(text: string): Segment {
    const isDouble = text === '**';
    if (isDouble || !/[*?{]/.test(text)) return { text, isDouble, glob: undefined };
    try {
      return { text, isDouble, glob: new GlobRegex(text, this.#caseSensitive, this.#separator) };
    } catch (cause) {
      throw new IllegalArgumentException(
        `"${text}" has a regular expression that is none: ${(cause as Error).message}`,
        { cause },
      );
    }
  }

  #tokenize(path: string): string[] {
    const tokens: string[] = [];
    let start = 0;
    for (let at = 0; at <= path.length; at++) {
      if (at < path.length && !this.#separator.includes(path[at]!)) continue;
      const token = this.#trimTokens ? path.slice(start, at).trim() : path.slice(start, at);
      if (token !== '') tokens.push(token);
      start = at + 1;
    }
    return tokens;
  }

  #join(first: string, second: string): string {
    const separator = this.#separator;
    const start = first.endsWith(separator) ? first.slice(0, -separator.length) : first;
    const end = second.startsWith(separator) ? second.slice(separator.length) : second;
    return start + separator + end;
  }
}

function isOnlyStar(segments: readonly Segment[]): boolean {
  return segments.length === 1 && segments[0]!.text === '*';
}

function groupsBetweenDouble(segments: readonly Segment[]): Segment[][] {
  const groups: Segment[][] = [[]];
  for (const segment of segments) {
    if (segment.isDouble) groups.push([]);
    else groups.at(-1)!.push(segment);
  }
  return groups;
}

function checkVariables(glob: GlobRegex, text: string): void {
  if (glob.hasForeignGroups) {
    throw new IllegalArgumentException(
      `The regular expression of a variable may have no capturing groups of its own: ${text}; write (?:…) instead of (…)`,
    );
  }
  const rest = glob.variableNames.find((name) => name.startsWith('*'));
  if (rest !== undefined) {
    throw new IllegalArgumentException(`{${rest}} is no variable here: only PathPatternParser knows {*name}`);
  }
}

/** `/*.html` and `/hotel` give `/hotel.html`: the file of the second with the one extension that is known. */
function combineFiles(first: string, second: string, extension: string): string {
  const dot = second.indexOf('.');
  const file = dot < 0 ? second : second.slice(0, dot);
  const otherExtension = dot < 0 ? '' : second.slice(dot);
  const isOpen = extension === '.*' || extension === '';
  if (!isOpen && otherExtension !== '.*' && otherExtension !== '') {
    throw new IllegalArgumentException(
      `The patterns "${first}" and "${second}" cannot be combined: their file extensions differ`,
    );
  }
  return file + (isOpen ? otherExtension : extension);
}
