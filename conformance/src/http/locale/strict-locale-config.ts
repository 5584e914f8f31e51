import { Bean, Configuration, Import } from '@vernal/core';
import {
  CookieLocaleResolver,
  type InterceptorRegistry,
  LocaleChangeInterceptor,
  LocaleResolver,
  type WebMvcConfigurer,
} from '@vernal/web';
import { LocaleBase } from './locale-base.js';

/**
 * /locale/strict: a cookie that must be right (the resolver's default), no default locale (so the header counts), and the
 * parameter's default name.
 */
@Configuration()
@Import(LocaleBase)
export class StrictLocaleConfig implements WebMvcConfigurer {
  @Bean()
  localeResolver(): LocaleResolver {
    return new CookieLocaleResolver('strict-language', {
      cookie: { path: '/locale/strict', secure: true, sameSite: 'Strict' },
    });
  }

  addInterceptors(registry: InterceptorRegistry): void {
    registry.addInterceptor(new LocaleChangeInterceptor());
  }
}
