import { Bean, Configuration, Import } from '@vernal/core';
import {
  type InterceptorRegistry,
  LocaleChangeInterceptor,
  LocaleResolver,
  SessionLocaleResolver,
  type WebMvcConfigurer,
} from '@vernal/web';
import { LocaleBase } from './locale-base.js';

/** /locale/session: the locale is kept in the session. */
@Configuration()
@Import(LocaleBase)
export class SessionLocaleConfig implements WebMvcConfigurer {
  @Bean()
  localeResolver(): LocaleResolver {
    return new SessionLocaleResolver({
      defaultLocale: (request) => (request.getHeader('X-German') === undefined ? request.getLocales()[0]! : 'de'),
    });
  }

  addInterceptors(registry: InterceptorRegistry): void {
    registry.addInterceptor(new LocaleChangeInterceptor({ paramName: 'lang' }));
  }
}
