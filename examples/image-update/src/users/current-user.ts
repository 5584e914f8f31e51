import { createParamDecorator, type HttpServletRequest } from '@vernal/web';
import type { User } from './user.js';

const CURRENT_USER = 'gallery.user';

/** Tells the handlers behind the login who it is. */
export function setCurrentUser(request: HttpServletRequest, user: User): void {
  request.setAttribute(CURRENT_USER, user);
}

/** The user who has logged in, behind the login; undefined elsewhere. */
export function currentUser(request: HttpServletRequest): User | undefined {
  return request.getAttribute(CURRENT_USER) as User | undefined;
}

/** {@link currentUser} for a parameter of a handler. */
export const CurrentUser = createParamDecorator(({ request }) => currentUser(request));
