import { HandlerInterceptor, type HttpServletRequest, type HttpServletResponse } from '@vernal/web';
import { TOKEN } from '#shared/app.mjs';

const stepsOf = (request: HttpServletRequest) => request.getAttribute('steps') as string[];

export class TokenInterceptor extends HandlerInterceptor {
  override preHandle(request: HttpServletRequest, response: HttpServletResponse): boolean {
    if (request.getHeader('authorization') !== TOKEN) {
      response.sendError(401);
      return false;
    }
    request.setAttribute('user', 'ada');
    request.setAttribute('steps', ['token']);
    return true;
  }
}

export class TenantInterceptor extends HandlerInterceptor {
  override preHandle(request: HttpServletRequest): boolean {
    stepsOf(request).push('tenant');
    return true;
  }
}

export class AuditInterceptor extends HandlerInterceptor {
  answered = 0;

  override preHandle(request: HttpServletRequest): boolean {
    stepsOf(request).push('audit');
    return true;
  }

  override afterCompletion(): void {
    this.answered += 1;
  }
}
