import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UnauthorizedException,
} from '@nestjs/common';
import { type Observable, tap } from 'rxjs';
import { TOKEN } from '#shared/app.mjs';

export interface GuardedRequest {
  headers: Record<string, string | undefined>;
  user: string;
  steps: string[];
}

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<GuardedRequest>();

@Injectable()
export class TokenInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = requestOf(context);
    if (request.headers.authorization !== TOKEN) throw new UnauthorizedException();
    request.user = 'ada';
    request.steps = ['token'];
    return next.handle();
  }
}

@Injectable()
export class TenantInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    requestOf(context).steps.push('tenant');
    return next.handle();
  }
}

@Injectable()
export class AuditInterceptor implements NestInterceptor {
  answered = 0;

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    requestOf(context).steps.push('audit');
    return next.handle().pipe(
      tap(() => {
        this.answered += 1;
      }),
    );
  }
}
