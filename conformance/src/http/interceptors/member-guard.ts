import {
  HandlerInterceptor,
  HandlerMethod,
  type HttpServletRequest,
  type HttpServletResponse,
  UriUtils,
} from '@vernal/web';
import { ADMIN_ONLY } from './admin-only.js';

/** The login guard: without a user in the session it redirects to the login page and passes on what was wanted. */
export class MemberGuard extends HandlerInterceptor {
  override async preHandle(
    request: HttpServletRequest,
    response: HttpServletResponse,
    handler: object,
  ): Promise<boolean> {
    const session = await request.getSession(false);
    const user = session?.getAttribute('user') as string | undefined;
    if (user === undefined) {
      this.#refuse(request, response);
      return false;
    }
    if (handler instanceof HandlerMethod && handler.hasMethodAnnotation(ADMIN_ONLY) && user !== 'root') {
      response.sendError(403);
      return false;
    }
    request.setAttribute('user', user);
    return true;
  }

  #refuse(request: HttpServletRequest, response: HttpServletResponse): void {
    if (request.getHeader('X-Requested-With') === 'XMLHttpRequest') {
      response.setHeader('WWW-Authenticate', 'Form realm="members"');
      response.status = 401;
      return;
    }
    const { requestURI, queryString } = request;
    const asked = queryString === undefined ? requestURI : `${requestURI}?${queryString}`;
    const wanted = request.method === 'GET' ? asked : '/member/home';
    response.sendRedirect(`/member/login?next=${UriUtils.encode(wanted)}`);
  }
}
