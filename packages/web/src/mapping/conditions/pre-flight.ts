import type { HttpServletRequest } from '../../servlet/http-servlet-request.js';

/** Whether a browser asks if it may send a request of another origin. Source: Spring `CorsUtils.isPreFlightRequest`. */
export function isPreFlightRequest(request: HttpServletRequest): boolean {
  return (
    request.method === 'OPTIONS' &&
    request.getHeader('origin') !== undefined &&
    request.getHeader('access-control-request-method') !== undefined
  );
}
