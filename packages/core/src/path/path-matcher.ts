/** Matches paths by patterns, both of them texts. Source: Spring's `PathMatcher`. */
export interface PathMatcher {
  /** Whether the text is a pattern at all: if not, it matches itself only. */
  isPattern(path: string): boolean;

  match(pattern: string, path: string): boolean;

  /** Whether the path could be made to match by adding to its end. */
  matchStart(pattern: string, path: string): boolean;

  /** The part of the path from the first segment on for which the pattern has a wildcard. The path is taken to match. */
  extractPathWithinPattern(pattern: string, path: string): string;

  /** The variables of a path that matches. Throws an IllegalStateException where it does not. */
  extractUriTemplateVariables(pattern: string, path: string): Map<string, string>;

  /** Puts those patterns first that are more specific for the path. */
  getPatternComparator(path: string): (a: string, b: string) => number;

  /** Joins two patterns. Throws an IllegalArgumentException where they cannot be joined. */
  combine(first: string, second: string): string;
}
