import { Interface, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { CorsConfiguration } from './cors-configuration.js';

/** Applies the rules for other origins to a request. Source: Spring's `CorsProcessor`. */
@Interface()
export abstract class CorsProcessor {
  /**
   * Sets the headers of the answer. False: the request is rejected and answered. Throws an `IllegalArgumentException` for
   * rules that contradict each other.
   */
  abstract processRequest(
    configuration: CorsConfiguration | undefined,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<boolean>;
}
