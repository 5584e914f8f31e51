import * as dispatch from '../servlet/dispatch-attributes.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';

/** Tells an error view what an error page of the container is told. Source: Spring `WebUtils.exposeErrorRequestAttributes`. */
export function exposeErrorAttributes(request: HttpServletRequest, exception: unknown, servletName: string): void {
  const absent: [name: string, value: unknown][] = [
    [dispatch.ERROR_STATUS_CODE, 200],
    [dispatch.ERROR_MESSAGE, exception instanceof Error ? exception.message : String(exception)],
    [dispatch.ERROR_EXCEPTION, exception],
    [dispatch.ERROR_REQUEST_URI, request.requestURI],
    [dispatch.ERROR_SERVLET_NAME, servletName],
  ];
  for (const [name, value] of absent) if (request.getAttribute(name) === undefined) request.setAttribute(name, value);
}

/** So that the container does not take an answered error for an open one. Source: Spring `WebUtils.clearErrorRequestAttributes`. */
export function clearErrorAttributes(request: HttpServletRequest): void {
  request.removeAttribute(dispatch.ERROR_STATUS_CODE);
  request.removeAttribute(dispatch.ERROR_MESSAGE);
  request.removeAttribute(dispatch.ERROR_EXCEPTION);
  request.removeAttribute(dispatch.ERROR_REQUEST_URI);
  request.removeAttribute(dispatch.ERROR_SERVLET_NAME);
}
