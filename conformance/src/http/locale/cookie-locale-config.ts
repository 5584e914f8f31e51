import { Bean, Configuration, Import } from '@vernal/core';
import {
  CookieLocaleResolver,
  type InterceptorRegistry,
  LocaleChangeInterceptor,
  LocaleResolver,
  type WebMvcConfigurer,
} from '@vernal/web';
import { LocaleBase } from './locale-base.js';

const DAY = 86_400;

/** /locale/cookie: the locale (and time zone) is in a cookie; ?lang=… changes it, except with PUT. */
@Configuration()
@Import(LocaleBase)
export class CookieLocaleConfig implements WebMvcConfigurer {
  @Bean()
  localeResolver(): LocaleResolver {
    return new CookieLocaleResolver('language', {
      defaultLocale: 'fr',
      defaultTimeZone: 'Europe/Paris',
      cookie: { maxAge: DAY, httpOnly: true },
      rejectInvalidCookies: false,
    });
  }

  addInterceptors(registry: InterceptorRegistry): void {
    const change = { paramName: 'lang', httpMethods: ['GET', 'POST'], ignoreInvalidLocale: true };
    registry.addInterceptor(new LocaleChangeInterceptor(change));
  }
}
