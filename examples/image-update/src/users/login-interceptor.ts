import { Component } from '@vernal/core';
import {
  HandlerInterceptor,
  type HttpServletRequest,
  type HttpServletResponse,
  ResponseStatusException,
} from '@vernal/web';
import { isUnsafe } from '../web/csrf.js';
import { setCurrentUser } from './current-user.js';
import { UserService } from './user-service.js';

/**
 * Lets only visitors pass who have logged in. Others are sent to `/login` and come back afterwards; a program that changes
 * something by `/api` gets 401, and may read without a login.
 */
@Component()
export class LoginInterceptor implements HandlerInterceptor {
  readonly #users: UserService;

  constructor(users: UserService) {
    this.#users = users;
  }

  async preHandle(request: HttpServletRequest, response: HttpServletResponse): Promise<boolean> {
    const path = pathOf(request);
    const isApi = path.startsWith('/api/');
    if (isApi && !isUnsafe(request)) return true;
    const user = await this.#users.userOf(request);
    if (user) {
      setCurrentUser(request, user);
      return true;
    }
    if (isApi) throw new ResponseStatusException(401, 'error.401.detail');
    const wanted = request.method === 'GET' ? withQuery(path, request) : '/studio';
    response.sendRedirect(`${request.contextPath}/login?from=${encodeURIComponent(wanted)}`, 303);
    return false;
  }
}

const pathOf = ({ requestURI, contextPath }: HttpServletRequest): string => requestURI.slice(contextPath.length);

const withQuery = (path: string, { queryString }: HttpServletRequest): string =>
  queryString === undefined ? path : `${path}?${queryString}`;
