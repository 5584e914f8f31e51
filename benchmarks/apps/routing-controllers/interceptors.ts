import type { NextFunction, Request, Response } from 'express';
import {
  type Action,
  type ExpressMiddlewareInterface,
  type InterceptorInterface,
  UnauthorizedError,
} from 'routing-controllers';
import { TOKEN } from '#shared/app.mjs';

export class TokenMiddleware implements ExpressMiddlewareInterface {
  use(request: Request, response: Response, next: NextFunction): void {
    if (request.headers.authorization !== TOKEN) throw new UnauthorizedError();
    response.locals.user = 'ada';
    response.locals.steps = ['token'];
    next();
  }
}

export class TenantMiddleware implements ExpressMiddlewareInterface {
  use(_request: Request, response: Response, next: NextFunction): void {
    response.locals.steps.push('tenant');
    next();
  }
}

export class AuditMiddleware implements ExpressMiddlewareInterface {
  use(_request: Request, response: Response, next: NextFunction): void {
    response.locals.steps.push('audit');
    next();
  }
}

export class AuditInterceptor implements InterceptorInterface {
  answered = 0;

  intercept(_action: Action, content: unknown): unknown {
    this.answered += 1;
    return content;
  }
}
