import { PathContainer, type PathOptions } from './path-container.js';
import { PathPattern } from './path-pattern.js';
import { parsePatternElements } from './pattern-scanner.js';

/** Settings of a {@link PathPatternParser}. */
export interface PathPatternParserOptions {
  /** Whether literal text and regular expressions tell upper from lower case. Default: true. */
  readonly caseSensitive?: boolean;
  /** How paths are cut into segments. Default: `PathContainer.Options.HTTP_PATH`. */
  readonly pathOptions?: PathOptions;
}

/** Makes path patterns of texts; the syntax is described at PathPattern. Source: Spring's `PathPatternParser`. */
export class PathPatternParser {
  /** Case-sensitive, for HTTP paths. */
  static readonly defaultInstance = new PathPatternParser();

  readonly caseSensitive: boolean;
  readonly pathOptions: PathOptions;

  constructor(options: PathPatternParserOptions = {}) {
    this.caseSensitive = options.caseSensitive ?? true;
    this.pathOptions = options.pathOptions ?? PathContainer.Options.HTTP_PATH;
  }

  /** Throws a PatternParseException. */
  parse(pattern: string): PathPattern {
    return new PathPattern(pattern, this, parsePatternElements(pattern, this));
  }

  /** The pattern with a leading slash, unless it is empty. */
  initFullPathPattern(pattern: string): string {
    return pattern !== '' && !pattern.startsWith('/') ? `/${pattern}` : pattern;
  }
}
