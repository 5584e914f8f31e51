import type { HttpServletRequest } from './http-servlet-request.js';

const STREAMING = 'vernal.web.ShallowEtagHeaderFilter.STREAMING';

/** Says that the body of the answer is a stream, which no filter should keep. Source: Spring's `ShallowEtagHeaderFilter`. */
export function disableContentCaching(request: HttpServletRequest): void {
  request.setAttribute(STREAMING, true);
}

/** Whether someone has said so. */
export function isContentCachingDisabled(request: HttpServletRequest): boolean {
  return request.getAttribute(STREAMING) !== undefined;
}
