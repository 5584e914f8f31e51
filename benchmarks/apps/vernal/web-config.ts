import { Configuration } from '@vernal/core';
import { type InterceptorRegistry, type ViewResolverRegistry, WebMvcConfigurer } from '@vernal/web';
import { viewFolder } from '#shared/app.mjs';
import { AuditInterceptor, TenantInterceptor, TokenInterceptor } from './interceptors.js';

@Configuration()
export class WebConfig extends WebMvcConfigurer {
  override addInterceptors(registry: InterceptorRegistry): void {
    for (const interceptor of [new TokenInterceptor(), new TenantInterceptor(), new AuditInterceptor()]) {
      registry.addInterceptor(interceptor).addPathPatterns('/guarded');
    }
  }

  override configureViewResolvers(registry: ViewResolverRegistry): void {
    registry.eta({ views: viewFolder });
  }
}
