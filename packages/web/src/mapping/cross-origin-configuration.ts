import { CorsConfiguration } from '../cors/cors-configuration.js';
import type { CrossOriginOptions } from '../decorators/cross-origin.js';
import type { Texts } from '../decorators/request-mapping.js';

/** What one `@CrossOrigin` says; `resolve` replaces placeholders. */
export function corsConfigurationOf(options: CrossOriginOptions, resolve: (text: string) => string): CorsConfiguration {
  const list = (texts: Texts | undefined) => (texts === undefined ? undefined : [texts].flat().map(resolve));
  return new CorsConfiguration({
    allowedOrigins: list(options.origins),
    allowedOriginPatterns: list(options.originPatterns),
    allowedMethods: list(options.methods),
    allowedHeaders: list(options.allowedHeaders),
    exposedHeaders: list(options.exposedHeaders),
    allowCredentials: options.allowCredentials,
    allowPrivateNetwork: options.allowPrivateNetwork,
    maxAge: options.maxAge,
  });
}
