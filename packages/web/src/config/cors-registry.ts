import { CorsConfiguration, type CorsOptions } from '../cors/cors-configuration.js';
import { UrlBasedCorsConfigurationSource } from '../cors/url-based-cors-configuration-source.js';
import type { PathPatternParser } from '../path/path-pattern-parser.js';

/** Rules for requests of other origins to some paths. Source: Spring `CorsRegistration`. */
export class CorsRegistration {
  readonly pathPattern: string;
  #options: CorsOptions = {};

  constructor(pathPattern: string) {
    this.pathPattern = pathPattern;
  }

  /** Default `*`, unless patterns are given. */
  allowedOrigins(...allowedOrigins: string[]): this {
    return this.#with({ allowedOrigins });
  }

  allowedOriginPatterns(...allowedOriginPatterns: string[]): this {
    return this.#with({ allowedOriginPatterns });
  }

  /** Default GET, HEAD and POST. */
  allowedMethods(...allowedMethods: string[]): this {
    return this.#with({ allowedMethods });
  }

  /** Default `*`. */
  allowedHeaders(...allowedHeaders: string[]): this {
    return this.#with({ allowedHeaders });
  }

  exposedHeaders(...exposedHeaders: string[]): this {
    return this.#with({ exposedHeaders });
  }

  /** Default false. */
  allowCredentials(allowCredentials: boolean): this {
    return this.#with({ allowCredentials });
  }

  /** Default false. */
  allowPrivateNetwork(allowPrivateNetwork: boolean): this {
    return this.#with({ allowPrivateNetwork });
  }

  /** Seconds. Default 1800. */
  maxAge(maxAge: number): this {
    return this.#with({ maxAge });
  }

  /** Completes the rules with those of a configuration made elsewhere. */
  combine(other: CorsConfiguration): this {
    this.#combined = other;
    return this;
  }

  #combined: CorsConfiguration | undefined;

  build(): CorsConfiguration {
    const own = new CorsConfiguration(this.#options).applyPermitDefaultValues();
    return own.combine(this.#combined);
  }

  #with(options: CorsOptions): this {
    this.#options = { ...this.#options, ...options };
    return this;
  }
}

/** Rules for requests of other origins, by path pattern. Source: Spring `CorsRegistry`. */
export class CorsRegistry {
  readonly #registrations: CorsRegistration[] = [];

  addMapping(pathPattern: string): CorsRegistration {
    const registration = new CorsRegistration(pathPattern);
    this.#registrations.push(registration);
    return registration;
  }

  /** Undefined where there are no rules. */
  build(patternParser: PathPatternParser | undefined): UrlBasedCorsConfigurationSource | undefined {
    if (this.#registrations.length === 0) return undefined;
    const source = new UrlBasedCorsConfigurationSource(patternParser);
    for (const registration of this.#registrations) {
      source.registerCorsConfiguration(registration.pathPattern, registration.build());
    }
    return source;
  }
}
