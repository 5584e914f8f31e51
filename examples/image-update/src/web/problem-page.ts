import { ERROR_REQUEST_URI, type HttpServletRequest } from '@vernal/web';

/** The request attribute with the problem that the error page tells of. */
export const PROBLEM = 'gallery.problem';

/** Whether the client is a person: a browser that goes to a page, not a program or a script. */
export function wantsPage(request: HttpServletRequest): boolean {
  const path = (request.getAttribute(ERROR_REQUEST_URI) as string | undefined) ?? request.requestURI;
  if (path.slice(request.contextPath.length).startsWith('/api/')) return false;
  return request.getHeader('Accept')?.includes('text/html') ?? false;
}
