import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { View } from './view.js';

/** Puts a path variable that the handler took into the model of its view. Source: Spring `View.PATH_VARIABLES`. */
export function exposePathVariable(request: HttpServletRequest, name: string, value: unknown): void {
  const known = request.getAttribute(View.PATH_VARIABLES) as Map<string, unknown> | undefined;
  if (known) known.set(name, value);
  else request.setAttribute(View.PATH_VARIABLES, new Map([[name, value]]));
}

/** The status that `@ResponseStatus` set, for a redirect to use. Source: Spring `View.RESPONSE_STATUS_ATTRIBUTE`. */
export function exposeResponseStatus(request: HttpServletRequest, status: number): void {
  request.setAttribute(View.RESPONSE_STATUS_ATTRIBUTE, status);
}
