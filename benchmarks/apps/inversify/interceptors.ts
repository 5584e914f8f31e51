import { type Interceptor, type InterceptorTransformObject, UnauthorizedHttpResponse } from '@inversifyjs/http-core';
import { injectable } from 'inversify';
import { TOKEN } from '#shared/app.mjs';

type Next = () => Promise<InterceptorTransformObject>;

/** What a request of Express and Fastify and one of Hono have in common. */
export interface GuardedRequest {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly header?: (name: string) => unknown;
  user: string;
  steps: string[];
}

@injectable()
export class TokenInterceptor implements Interceptor<GuardedRequest> {
  async intercept(request: GuardedRequest, _response: unknown, next: Next): Promise<void> {
    const token = request.headers?.authorization ?? request.header?.('authorization');
    if (token !== TOKEN) throw new UnauthorizedHttpResponse();
    request.user = 'ada';
    request.steps = ['token'];
    await next();
  }
}

@injectable()
export class TenantInterceptor implements Interceptor<GuardedRequest> {
  async intercept(request: GuardedRequest, _response: unknown, next: Next): Promise<void> {
    request.steps.push('tenant');
    await next();
  }
}

@injectable()
export class AuditInterceptor implements Interceptor<GuardedRequest> {
  answered = 0;

  async intercept(request: GuardedRequest, _response: unknown, next: Next): Promise<void> {
    request.steps.push('audit');
    await next();
    this.answered += 1;
  }
}
