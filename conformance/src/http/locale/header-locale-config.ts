import { Bean, Configuration, Import } from '@vernal/core';
import {
  AcceptHeaderLocaleResolver,
  type InterceptorRegistry,
  LocaleChangeInterceptor,
  LocaleResolver,
  type WebMvcConfigurer,
} from '@vernal/web';
import { LocaleBase } from './locale-base.js';

/** /locale/header: the Accept-Language header, limited to what is supported. This resolver cannot be changed. */
@Configuration()
@Import(LocaleBase)
export class HeaderLocaleConfig implements WebMvcConfigurer {
  @Bean()
  localeResolver(): LocaleResolver {
    return new AcceptHeaderLocaleResolver({ supportedLocales: ['de', 'de-AT', 'fr', 'en-GB'], defaultLocale: 'en' });
  }

  /** Has nothing to change here: ?lang is an error. */
  addInterceptors(registry: InterceptorRegistry): void {
    registry.addInterceptor(new LocaleChangeInterceptor({ paramName: 'lang' })).addPathPatterns('/who');
  }
}
