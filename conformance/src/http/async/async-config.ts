import { ComponentScan, Configuration } from '@vernal/core';
import type { AsyncSupportConfigurer, WebMvcConfigurer } from '@vernal/web';
import { ConfiguredCallableInterceptor } from './configured-callable-interceptor.js';
import { ConfiguredDeferredResultInterceptor } from './configured-deferred-result-interceptor.js';

/** Handlers that answer later. Without a timeout of their own they have 5 seconds. */
@Configuration()
@ComponentScan({ base: import.meta.url, dirs: ['.'] })
export class AsyncConfig implements WebMvcConfigurer {
  configureAsyncSupport(configurer: AsyncSupportConfigurer): void {
    configurer.setDefaultTimeout(5000);
    configurer.registerCallableInterceptors(new ConfiguredCallableInterceptor());
    configurer.registerDeferredResultInterceptors(new ConfiguredDeferredResultInterceptor());
  }
}
