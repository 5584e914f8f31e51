import type { UriTemplateVariables, UriVariableArguments, UriVariables } from './uri-template-variables.js';
import { templateVariables } from './uri-template-variables.js';

/** The parameters of a query in their order; undefined is the value of a parameter without `=`. */
export type QueryParams = ReadonlyMap<string, readonly (string | undefined)[]>;

/** The parts of a URI or a URI template; immutable. Made by UriComponentsBuilder. Source: Spring's `UriComponents`. */
export abstract class UriComponents {
  abstract readonly scheme: string | undefined;
  /** What stands between scheme and fragment of an opaque URI (`mailto:a@b.c`), undefined for all others. */
  abstract readonly schemeSpecificPart: string | undefined;
  abstract readonly userInfo: string | undefined;
  abstract readonly host: string | undefined;
  /** -1 where there is none. Throws an IllegalStateException where it is no number, as a variable that has no value yet. */
  abstract readonly port: number;
  /** Undefined only for an opaque URI. */
  abstract readonly path: string | undefined;
  abstract readonly pathSegments: readonly string[];
  abstract readonly query: string | undefined;
  abstract readonly queryParams: QueryParams;
  abstract readonly fragment: string | undefined;

  /** Encodes what each part must not have, after variables have been replaced: reserved characters of values stay. */
  abstract encode(): UriComponents;

  /**
   * Replaces variables by values: one object or Map has them by name, otherwise they are taken from left to right.
   * Throws an IllegalArgumentException for a variable without a value, and an IllegalStateException when already encoded.
   */
  expand(variables: UriVariables): UriComponents;
  expand(...values: readonly unknown[]): UriComponents;
  expand(...variables: UriVariableArguments): UriComponents {
    return this.expandWith(templateVariables(variables));
  }

  /** Replaces variables by what a function gives for their names. */
  abstract expandWith(variables: UriTemplateVariables): UriComponents;

  /** Without `.` and `..` in the path. */
  abstract normalize(): UriComponents;

  /** All parts joined, as they are. */
  abstract toUriString(): string;

  /**
   * The text of the URI, encoded. Java has an object for it; JavaScript's URL knows no relative ones.
   * Throws an IllegalStateException where the parts make no URI.
   */
  abstract toUri(): string;

  toString(): string {
    return this.toUriString();
  }

  equals(other: unknown): boolean {
    return (
      other instanceof UriComponents &&
      other.constructor === this.constructor &&
      other.toUriString() === this.toUriString()
    );
  }
}
