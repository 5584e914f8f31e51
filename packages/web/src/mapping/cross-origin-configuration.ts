import { CorsConfiguration } from '../cors/cors-configuration.js';
import type { CrossOriginOptions } from '../decorators/cross-origin.js';
import type { Texts } from '../decorators/request-mapping.js';

/**
 * What several `@CrossOrigin` say together, general ones first: lists are joined, of single values the last one counts.
 * `resolve` replaces placeholders. What none of them says stays undefined.
 */
export function corsConfigurationOf(
  annotations: readonly CrossOriginOptions[],
  resolve: (text: string) => string,
): CorsConfiguration {
  const list = (of: (options: CrossOriginOptions) => Texts | undefined) => {
    const texts = annotations.flatMap((options) => of(options) ?? []);
    return texts.length > 0 ? texts.map(resolve) : undefined;
  };
  const last = <T>(of: (options: CrossOriginOptions) => T) =>
    annotations.map(of).findLast((value) => value !== undefined);
  return new CorsConfiguration({
    allowedOrigins: list(({ origins }) => origins),
    allowedOriginPatterns: list(({ originPatterns }) => originPatterns),
    allowedMethods: list(({ methods }) => methods),
    allowedHeaders: list(({ allowedHeaders }) => allowedHeaders),
    exposedHeaders: list(({ exposedHeaders }) => exposedHeaders),
    allowCredentials: last(({ allowCredentials }) => allowCredentials),
    allowPrivateNetwork: last(({ allowPrivateNetwork }) => allowPrivateNetwork),
    maxAge: last(({ maxAge }) => maxAge),
  });
}
