import { Component } from '@vernal/core';
import {
  HandlerInterceptor,
  type HttpServletRequest,
  type HttpServletResponse,
  ResponseStatusException,
} from '@vernal/web';
import { isUnsafe } from '../web/csrf.js';
import { userOf } from './current-user.js';

/**
 * Lets only visitors pass who have logged in. Others are sent to `/login` and come back afterwards; a program that changes
 * something by `/api` gets 401, and may read without a login.
 */
@Component()
export class LoginInterceptor implements HandlerInterceptor {
  async preHandle(request: HttpServletRequest, response: HttpServletResponse): Promise<boolean> {
    const path = pathOf(request);
    const isApi = path.startsWith('/api/');
    if ((isApi && !isUnsafe(request)) || (await userOf(request)) !== undefined) return true;
    if (isApi) throw new ResponseStatusException(401, 'error.401.detail');
    const wanted = request.method === 'GET' ? path : '/studio';
    response.sendRedirect(`${request.contextPath}/login?from=${encodeURIComponent(wanted)}`, 303);
    return false;
  }
}

function pathOf({ requestURI, contextPath, queryString }: HttpServletRequest): string {
  const path = requestURI.slice(contextPath.length);
  return queryString === undefined ? path : `${path}?${queryString}`;
}
