import { Component } from '@vernal/core';
import { HandlerInterceptor, type HttpServletRequest, type HttpServletResponse } from '@vernal/web';

/** The session attribute with the name of the visitor who has logged in. */
export const USER = 'user';

/** Lets only visitors pass who have logged in; the others go to `/login` and come back afterwards. */
@Component()
export class LoginInterceptor implements HandlerInterceptor {
  async preHandle(request: HttpServletRequest, response: HttpServletResponse): Promise<boolean> {
    const session = await request.getSession(false);
    if (session?.getAttribute(USER)) return true;
    const wanted = request.method === 'GET' ? pathOf(request) : '/studio';
    response.sendRedirect(`${request.contextPath}/login?from=${encodeURIComponent(wanted)}`, 303);
    return false;
  }
}

function pathOf({ requestURI, contextPath, queryString }: HttpServletRequest): string {
  const path = requestURI.slice(contextPath.length);
  return queryString === undefined ? path : `${path}?${queryString}`;
}
