import { IllegalArgumentException, uriDecode } from '@vernal/core';
import { addParameterValues, splitValues } from './matrix-variables.js';

/** How a path is cut into elements. */
export interface PathOptions {
  readonly separator: '/' | '.';
  /** Whether segments are decoded and their `;name=value` parameters taken off. */
  readonly decodeAndParseSegments: boolean;
}

/** What stands between two segments. Each separator of a path is an element of its own, so `//` is two of them. */
export class Separator {
  constructor(readonly value: string) {}
}

/** What stands between two separators. */
export class PathSegment {
  /**
   * @param value the segment as it was written, parameters included
   * @param valueToMatch the decoded segment without parameters
   * @param parameters the decoded parameters ("matrix variables") by name, in their order
   */
  constructor(
    readonly value: string,
    readonly valueToMatch: string,
    readonly parameters: ReadonlyMap<string, readonly string[]>,
  ) {}
}

/** One of the parts of a path. Source: Spring's `PathContainer.Element`. */
export type PathElement = Separator | PathSegment;

const NO_PARAMETERS: ReadonlyMap<string, readonly string[]> = new Map();
const SEPARATORS = { '/': new Separator('/'), '.': new Separator('.') };

/**
 * A path as separators and segments; each segment is decoded by itself, so an encoded separator never cuts one.
 * Source: Spring's `PathContainer`.
 */
export class PathContainer {
  static readonly Options = {
    /** Segments are divided by `/`, decoded, and may have parameters. */
    HTTP_PATH: { separator: '/', decodeAndParseSegments: true } as PathOptions,
    /** Segments are divided by `.` and not decoded, but for `%2E`, which stands for a dot within a segment. */
    MESSAGE_ROUTE: { separator: '.', decodeAndParseSegments: false } as PathOptions,
  };

  static readonly #empty = new PathContainer('', []);

  readonly #value: string;
  readonly #elements: readonly PathElement[];

  private constructor(value: string, elements: readonly PathElement[]) {
    this.#value = value;
    this.#elements = elements;
  }

  /** Cuts a raw (still encoded) path. Throws an IllegalArgumentException for an escape that is none. */
  static parsePath(path: string, options: PathOptions = PathContainer.Options.HTTP_PATH): PathContainer {
    if (path === '') return PathContainer.#empty;
    const separator = SEPARATORS[options.separator];
    const elements: PathElement[] = [];
    for (let start = 0; start <= path.length; ) {
      const at = path.indexOf(separator.value, start);
      const end = at < 0 ? path.length : at;
      if (end > start) elements.push(segmentOf(path.slice(start, end), options));
      if (at >= 0) elements.push(separator);
      start = end + 1;
    }
    return new PathContainer(path, elements);
  }

  /** The path as it was written. */
  value(): string {
    return this.#value;
  }

  elements(): readonly PathElement[] {
    return this.#elements;
  }

  /** The elements from `start` up to, not including, `end`. Throws an IllegalArgumentException where the path has no such part. */
  subPath(start: number, end: number = this.#elements.length): PathContainer {
    const { length } = this.#elements;
    if (start === 0 && end === length) return this;
    if (start === end) return PathContainer.#empty;
    if (start < 0 || start > end || end > length) {
      throw new IllegalArgumentException(
        `"${this.#value}" has no part from ${start} to ${end}: it has ${length} elements`,
      );
    }
    const elements = this.#elements.slice(start, end);
    return new PathContainer(elements.map((element) => element.value).join(''), elements);
  }

  equals(other: unknown): boolean {
    return other instanceof PathContainer && other.#value === this.#value;
  }

  toString(): string {
    return this.#value;
  }
}

function segmentOf(text: string, options: PathOptions): PathSegment {
  if (!options.decodeAndParseSegments) return new PathSegment(text, decodeSeparator(text, options), NO_PARAMETERS);
  const semicolon = text.indexOf(';');
  if (semicolon < 0) return new PathSegment(text, uriDecode(text), NO_PARAMETERS);
  return new PathSegment(text, uriDecode(text.slice(0, semicolon)), parseParameters(text.slice(semicolon + 1)));
}

function decodeSeparator(text: string, { separator }: PathOptions): string {
  return text.replaceAll(separator === '.' ? '%2E' : '%2F', separator);
}

function parseParameters(text: string): ReadonlyMap<string, readonly string[]> {
  const parameters = new Map<string, string[]>();
  for (const parameter of text.split(';')) {
    const equals = parameter.indexOf('=');
    const name = uriDecode(equals < 0 ? parameter : parameter.slice(0, equals));
    if (name.trim() === '') continue;
    // as in Spring, the name of a parameter without "=" is not decoded
    if (equals < 0) addParameterValues(parameters, parameter, ['']);
    else
      addParameterValues(
        parameters,
        name,
        splitValues(parameter.slice(equals + 1)).map((value) => uriDecode(value)),
      );
  }
  return parameters;
}
