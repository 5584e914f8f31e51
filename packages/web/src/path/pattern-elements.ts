import { compileWhole, foldCase, GlobRegex, groupCount, IllegalArgumentException } from '@vernal/core';
import { type PathElement, PathSegment, Separator } from './path-container.js';

const WILDCARD_WEIGHT = 100;
const VARIABLE_WEIGHT = 1;

/** Takes what a pattern finds in a path: URI variables, and the path parameters of the segments they stand in. */
export type VariableSink = (
  name: string,
  value: string,
  parameters: ReadonlyMap<string, readonly string[]> | undefined,
) => void;

/** One element of a pattern: a separator, what stands for one segment, or (MultiSegmentElement) for any number of segments. */
export abstract class PatternElement {
  /** A literal or a separator. */
  readonly isLiteral: boolean = false;
  readonly variableCount: number = 0;
  /** What the element adds to the pattern's score: the less, the more specific. */
  readonly score: number = 0;

  /** @param normalizedLength the element's length, with a variable or wildcard counted as one character */
  constructor(readonly normalizedLength: number) {}

  /** Whether the element takes this element of the path (undefined: the path has ended); `last`: nothing follows in the pattern. */
  abstract matches(at: PathElement | undefined, last: boolean): boolean;

  /** Hands over the variables of an element that has matched. */
  extract(_at: PathElement | undefined, _sink: VariableSink): void {}
}

export class SeparatorElement extends PatternElement {
  override readonly isLiteral = true;

  constructor() {
    super(1);
  }

  override matches(at: PathElement | undefined): boolean {
    return at instanceof Separator;
  }
}

export class LiteralElement extends PatternElement {
  override readonly isLiteral = true;
  readonly #folded: string | undefined;

  constructor(
    readonly text: string,
    caseSensitive: boolean,
  ) {
    super(text.length);
    this.#folded = caseSensitive ? undefined : foldCase(text);
  }

  override matches(at: PathElement | undefined): boolean {
    if (!(at instanceof PathSegment)) return false;
    return this.#folded === undefined ? at.valueToMatch === this.text : foldCase(at.valueToMatch) === this.#folded;
  }
}

/** Literal text with `?` in it, each of which stands for one UTF-16 unit. */
export class SingleCharWildcardElement extends PatternElement {
  readonly #text: string;
  readonly #caseSensitive: boolean;

  constructor(text: string, caseSensitive: boolean) {
    super(text.length);
    this.#text = caseSensitive ? text : foldCase(text);
    this.#caseSensitive = caseSensitive;
  }

  override matches(at: PathElement | undefined): boolean {
    if (!(at instanceof PathSegment) || at.valueToMatch.length !== this.#text.length) return false;
    const value = this.#caseSensitive ? at.valueToMatch : foldCase(at.valueToMatch);
    for (let i = 0; i < value.length; i++) {
      const wanted = this.#text[i];
      if (wanted !== '?' && wanted !== value[i]) return false;
    }
    return true;
  }
}

/** `*`: a whole segment. It has at least one character unless it ends the pattern: `/a/*` matches `/a/`. */
export class WildcardElement extends PatternElement {
  override readonly score = WILDCARD_WEIGHT;

  constructor() {
    super(1);
  }

  override matches(at: PathElement | undefined, last: boolean): boolean {
    if (at instanceof Separator) return false;
    return last || (at !== undefined && at.valueToMatch !== '');
  }
}

/** `{name}` or `{name:regex}`: a whole segment of at least one character. */
export class VariableElement extends PatternElement {
  override readonly variableCount = 1;
  override readonly score = VARIABLE_WEIGHT;
  readonly name: string;
  readonly #constraint: RegExp | undefined;
  readonly #hasGroups: boolean;

  /** @param text with its braces. Throws a SyntaxError where the regular expression is none. */
  constructor(text: string, caseSensitive: boolean) {
    super(1);
    const colon = text.indexOf(':');
    this.name = text.slice(1, colon < 0 ? -1 : colon);
    this.#constraint = colon < 0 ? undefined : compileWhole(text.slice(colon + 1, -1), caseSensitive);
    this.#hasGroups = this.#constraint !== undefined && groupCount(this.#constraint) > 0;
  }

  /** Whether any segment that is not empty will do. */
  get isFree(): boolean {
    return this.#constraint === undefined;
  }

  override matches(at: PathElement | undefined): boolean {
    if (!(at instanceof PathSegment) || at.valueToMatch === '') return false;
    if (this.#constraint === undefined) return true;
    if (this.#hasGroups) throw foreignGroups(this.#constraint);
    return this.#constraint.test(at.valueToMatch);
  }

  override extract(at: PathElement | undefined, sink: VariableSink): void {
    if (at instanceof PathSegment) sink(this.name, at.valueToMatch, at.parameters);
  }
}

/** A segment with several variables, or with text, `?` or `*` beside them: `{name}.{ext}`, `*.html`. */
export class RegexElement extends PatternElement {
  override readonly variableCount: number;
  override readonly score: number;
  readonly variableNames: readonly string[];
  readonly #glob: GlobRegex;

  constructor(text: string, caseSensitive: boolean) {
    const glob = new GlobRegex(text, caseSensitive);
    const names = glob.variableNames;
    super(text.length - names.join('').length - names.length);
    this.variableNames = names;
    this.variableCount = names.length;
    this.score = names.length * VARIABLE_WEIGHT + glob.wildcardCount * WILDCARD_WEIGHT;
    this.#glob = glob;
  }

  /** As in Spring, a separator, or the end of the path, counts as an empty segment. */
  override matches(at: PathElement | undefined, last: boolean): boolean {
    const value = at instanceof PathSegment ? at.valueToMatch : '';
    return this.#glob.test(value) && (!last || value !== '' || this.variableCount === 0);
  }

  /** Whether it can stand for an empty segment. */
  get matchesNothing(): boolean {
    return this.#glob.test('');
  }

  override extract(at: PathElement | undefined, sink: VariableSink): void {
    if (this.#glob.hasForeignGroups) throw foreignGroups(this.#glob.regex);
    const segment = at instanceof PathSegment ? at : undefined;
    const values = this.#glob.values(segment?.valueToMatch ?? '')!;
    const last = values.length - 1;
    values.forEach((value, i) => {
      // the parameters stand at the end of the segment, so they belong to its last variable
      sink(this.variableNames[i]!, value, i === last ? segment?.parameters : undefined);
    });
  }
}

/** `/**` or `/{*name}`, separator included: none or any number of segments, at the start or the end of a pattern. */
export class MultiSegmentElement extends PatternElement {
  override readonly variableCount: number;

  /** @param name of the variable that takes the segments, undefined for `**` */
  constructor(readonly name: string | undefined) {
    super(1);
    this.variableCount = name === undefined ? 0 : 1;
  }

  /** Whether it can start here; it takes all from here on. */
  override matches(at: PathElement | undefined): boolean {
    return !(at instanceof PathSegment);
  }

  /** Hands over the segments from `start` up to `end`, and the parameters of all of them. */
  extractAll(elements: readonly PathElement[], start: number, end: number, sink: VariableSink): void {
    if (this.name === undefined) return;
    const parameters = new Map<string, string[]>();
    let value = '';
    for (const element of elements.slice(start, end)) {
      if (element instanceof Separator) {
        value += element.value;
        continue;
      }
      value += element.valueToMatch;
      for (const [name, values] of element.parameters)
        parameters.set(name, [...(parameters.get(name) ?? []), ...values]);
    }
    sink(this.name, value, parameters);
  }
}

function foreignGroups(regex: RegExp): IllegalArgumentException {
  return new IllegalArgumentException(
    `The regular expression of a URI variable may have no capturing groups of its own: ${regex.source}; write (?:…) instead of (…)`,
  );
}
