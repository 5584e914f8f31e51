import { Component } from '@vernal/core';
import { HandlerInterceptor, type HttpServletRequest, ResponseStatusException } from '@vernal/web';
import { currentUser } from './current-user.js';

/** Stands behind the login: lets only admins pass. */
@Component()
export class AdminInterceptor implements HandlerInterceptor {
  preHandle(request: HttpServletRequest): boolean {
    if (currentUser(request)?.role === 'admin') return true;
    throw new ResponseStatusException(403, 'users.adminsOnly');
  }
}
