import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { CorsConfiguration } from './cors-configuration.js';

/** Knows the rules for a request; a handler may be one. Source: Spring's `CorsConfigurationSource`. */
export interface CorsConfigurationSource {
  getCorsConfiguration(request: HttpServletRequest): CorsConfiguration | undefined;
}
