import type { MediaType } from '../http/media-type.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';

const PATH_VARIABLES = 'vernal.web.View.pathVariables';
const RESPONSE_STATUS = 'vernal.web.View.responseStatus';
const SELECTED_CONTENT_TYPE = 'vernal.web.View.selectedContentType';

/** Puts a converted path variable that the handler took into the model of its view. Source: Spring `View.PATH_VARIABLES`. */
export function exposePathVariable(request: HttpServletRequest, name: string, value: unknown): void {
  const known = request.getAttribute(PATH_VARIABLES) as Map<string, unknown> | undefined;
  if (known) known.set(name, value);
  else request.setAttribute(PATH_VARIABLES, new Map([[name, value]]));
}

/** The path variables that {@link exposePathVariable} was called with. */
export function getExposedPathVariables(request: HttpServletRequest): ReadonlyMap<string, unknown> | undefined {
  return request.getAttribute(PATH_VARIABLES) as ReadonlyMap<string, unknown> | undefined;
}

/** The status that the handler asked for; a redirect takes it for its own. Source: Spring `View.RESPONSE_STATUS_ATTRIBUTE`. */
export function exposeResponseStatus(request: HttpServletRequest, status: number): void {
  request.setAttribute(RESPONSE_STATUS, status);
}

/** The status that {@link exposeResponseStatus} was called with. */
export function getExposedResponseStatus(request: HttpServletRequest): number | undefined {
  return request.getAttribute(RESPONSE_STATUS) as number | undefined;
}

/** The content type that was negotiated for the view. Source: Spring `View.SELECTED_CONTENT_TYPE`. */
export function selectContentType(request: HttpServletRequest, contentType: MediaType): void {
  request.setAttribute(SELECTED_CONTENT_TYPE, contentType);
}

/** The content type that {@link selectContentType} was called with. */
export function getSelectedContentType(request: HttpServletRequest): MediaType | undefined {
  return request.getAttribute(SELECTED_CONTENT_TYPE) as MediaType | undefined;
}
