import { Unauthorized } from '@tsed/exceptions';
import type { PlatformContext } from '@tsed/platform-http';
import { Middleware, type MiddlewareMethods } from '@tsed/platform-middlewares';
import { Context } from '@tsed/platform-params';
import { TOKEN } from '#shared/app.mjs';

@Middleware()
export class TokenMiddleware implements MiddlewareMethods {
  use(@Context() context: PlatformContext): void {
    if (context.request.get('authorization') !== TOKEN) throw new Unauthorized('no token');
    context.set('user', 'ada');
    context.set('steps', ['token']);
  }
}

@Middleware()
export class TenantMiddleware implements MiddlewareMethods {
  use(@Context() context: PlatformContext): void {
    context.get('steps').push('tenant');
  }
}

@Middleware()
export class AuditMiddleware implements MiddlewareMethods {
  use(@Context() context: PlatformContext): void {
    context.get('steps').push('audit');
  }
}

@Middleware()
export class AnsweredMiddleware implements MiddlewareMethods {
  answered = 0;

  use(): void {
    this.answered += 1;
  }
}
