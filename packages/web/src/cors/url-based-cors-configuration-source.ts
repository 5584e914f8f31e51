import type { PathPattern } from '../path/path-pattern.js';
import { PathPatternParser } from '../path/path-pattern-parser.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { ServletRequestPath } from '../servlet/servlet-request-path.js';
import type { CorsConfiguration } from './cors-configuration.js';
import type { CorsConfigurationSource } from './cors-configuration-source.js';

/**
 * Rules by path pattern; of several patterns that match, the one registered first counts. The path is that within the
 * servlet. Source: Spring's `UrlBasedCorsConfigurationSource`.
 */
export class UrlBasedCorsConfigurationSource implements CorsConfigurationSource {
  readonly #parser: PathPatternParser;
  readonly #configurations: { readonly pattern: PathPattern; readonly configuration: CorsConfiguration }[] = [];

  constructor(parser: PathPatternParser = PathPatternParser.defaultInstance) {
    this.#parser = parser;
  }

  /** Throws a PatternParseException. */
  registerCorsConfiguration(pathPattern: string, configuration: CorsConfiguration): this {
    this.#configurations.push({ pattern: this.#parser.parse(pathPattern), configuration });
    return this;
  }

  getCorsConfiguration(request: HttpServletRequest): CorsConfiguration | undefined {
    if (this.#configurations.length === 0) return undefined;
    const path = ServletRequestPath.of(request).container;
    return this.#configurations.find(({ pattern }) => pattern.matches(path))?.configuration;
  }
}
