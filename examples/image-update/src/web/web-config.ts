import { Bean, Configuration, MessageSource, ResourceBundleMessageSource } from '@vernal/core';
import {
  CacheControl,
  CookieLocaleResolver,
  CookieThemeResolver,
  EnableWebMvc,
  EncodedResourceResolver,
  type HandlerExceptionResolver,
  type InterceptorRegistry,
  LocaleChangeInterceptor,
  LocaleResolver,
  MultipartResolver,
  ResourceBundleThemeSource,
  type ResourceHandlerRegistry,
  StandardServletMultipartResolver,
  ThemeChangeInterceptor,
  ThemeResolver,
  ThemeSource,
  VersionResourceResolver,
  type ViewControllerRegistry,
  WebMvcConfigurer,
} from '@vernal/web';
import { DatabaseAwayResolver } from '../store/database-away-resolver.js';
import { AdminInterceptor } from '../users/admin-interceptor.js';
import { LoginInterceptor } from '../users/login-interceptor.js';
import { BrowserAssets } from './browser-assets.js';
import { CsrfInterceptor } from './csrf.js';
import { preferredLanguage } from './languages.js';
import { LANGUAGE_PARAMETER, PreferencesInterceptor, THEME_PARAMETER } from './preferences-interceptor.js';

const YEAR = 365 * 24 * 3600;
/** A visitor's language and theme are kept for a year. */
const COOKIE = { maxAge: YEAR, sameSite: 'Lax' } as const;

/** The guards, static files, languages and themes of the gallery. */
@Configuration()
@EnableWebMvc()
export class WebConfig implements WebMvcConfigurer {
  readonly #login: LoginInterceptor;
  readonly #admin: AdminInterceptor;
  readonly #csrf: CsrfInterceptor;
  readonly #preferences: PreferencesInterceptor;
  readonly #assets: BrowserAssets;

  constructor(
    login: LoginInterceptor,
    admin: AdminInterceptor,
    csrf: CsrfInterceptor,
    preferences: PreferencesInterceptor,
    assets: BrowserAssets,
  ) {
    this.#login = login;
    this.#admin = admin;
    this.#csrf = csrf;
    this.#preferences = preferences;
    this.#assets = assets;
  }

  addInterceptors(registry: InterceptorRegistry): void {
    registry.addInterceptor(this.#login).addPathPatterns('/studio', '/studio/**', '/api/**');
    registry.addInterceptor(this.#admin).addPathPatterns('/studio/users', '/studio/users/**');
    registry.addInterceptor(this.#csrf);
    registry.addInterceptor(new LocaleChangeInterceptor({ paramName: LANGUAGE_PARAMETER, ignoreInvalidLocale: true }));
    registry.addInterceptor(new ThemeChangeInterceptor(THEME_PARAMETER));
    registry.addInterceptor(this.#preferences);
  }

  extendHandlerExceptionResolvers(resolvers: HandlerExceptionResolver[]): void {
    resolvers.push(new DatabaseAwayResolver());
  }

  addViewControllers(registry: ViewControllerRegistry): void {
    registry.addViewController('/offline').setViewName('offline');
  }

  addResourceHandlers(registry: ResourceHandlerRegistry): void {
    // its address stays the same, since that is what the browser knows it by
    registry
      .addResourceHandler('/service-worker.js')
      .addResourceLocations(this.#assets.folder)
      .setCacheControl(CacheControl.noCache())
      .resourceChain(true)
      .addResolver(new EncodedResourceResolver());
    registry
      .addResourceHandler('/assets/**')
      .addResourceLocations(this.#assets.folder)
      .setCacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable())
      .resourceChain(true)
      .addResolver(new EncodedResourceResolver())
      .addResolver(new VersionResourceResolver().addContentVersionStrategy('/**'));
  }

  @Bean({ type: MessageSource })
  messageSource(): MessageSource {
    return new ResourceBundleMessageSource({ basenames: [new URL('../../messages/messages', import.meta.url)] });
  }

  @Bean({ type: LocaleResolver })
  localeResolver(): LocaleResolver {
    return new CookieLocaleResolver('LANGUAGE', {
      cookie: COOKIE,
      rejectInvalidCookies: false,
      defaultLocale: (request) => preferredLanguage(request.getLocales()),
    });
  }

  @Bean({ type: ThemeResolver })
  themeResolver(): ThemeResolver {
    return new CookieThemeResolver({ cookie: COOKIE, defaultThemeName: 'system' });
  }

  @Bean({ type: ThemeSource })
  themeSource(): ThemeSource {
    return new ResourceBundleThemeSource({ basenamePrefix: new URL('../../themes/', import.meta.url) });
  }

  /** Uploads are read behind the login guard, not before it. */
  @Bean({ type: MultipartResolver })
  multipartResolver(): MultipartResolver {
    return new StandardServletMultipartResolver({ resolveLazily: true });
  }
}
