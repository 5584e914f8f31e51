import { AnnotationConfigApplicationContext, type Class } from '@vernal/core';
import {
  CharacterEncodingFilter,
  ContextLoaderListener,
  CorsConfiguration,
  CorsFilter,
  DelegatingFilterProxy,
  DispatcherServlet,
  type DynamicServletContext,
  type Filter,
  FormContentFilter,
  ForwardedHeaderFilter,
  HiddenHttpMethodFilter,
  HttpStatus,
  RequestContextFilter,
  type ServletRegistration,
  ShallowEtagHeaderFilter,
  UrlBasedCorsConfigurationSource,
  UrlHandlerFilter,
  type WebApplicationInitializer,
} from '@vernal/web';
import { ChildOneConfig } from './child/child-one-config.js';
import { ChildTwoConfig } from './child/child-two-config.js';
import { RootConfig } from './child/root-config.js';
import { CorsConfig } from './cors/cors-config.js';
import { CookieLocaleConfig } from './locale/cookie-locale-config.js';
import { CookieThemeConfig } from './locale/cookie-theme-config.js';
import { FixedLocaleConfig } from './locale/fixed-locale-config.js';
import { HeaderLocaleConfig } from './locale/header-locale-config.js';
import { SessionLocaleConfig } from './locale/session-locale-config.js';
import { SessionThemeConfig } from './locale/session-theme-config.js';
import { StrictLocaleConfig } from './locale/strict-locale-config.js';
import { MainConfig } from './main-config.js';
import { NamedFilter } from './servlet/named-filter.js';
import { PlainServlet } from './servlet/plain-servlet.js';
import { LazyUploadConfig } from './uploadlazy/lazy-upload-config.js';

/** Files may have 2,000 bytes, requests 6,000; every file is kept as one. */
const UPLOADS = { maxFileSize: 2000, maxRequestSize: 6000, fileSizeThreshold: 0 };

/** Registers one root context, the filters in their order, and the servlets. */
export class Application implements WebApplicationInitializer {
  onStartup(context: DynamicServletContext): void {
    context.setAttribute('motto', 'slow and steady');
    context.addListener(new ContextLoaderListener(new AnnotationConfigApplicationContext(RootConfig)));
    this.#servletAreaFilters(context);
    this.#otherFilters(context);
    this.#servlets(context);
  }

  /** Order and URL patterns: each NamedFilter adds its name to X-Filters. Filters run in the order in which they are added. */
  #servletAreaFilters(context: DynamicServletContext): void {
    filter(context, 'first', new NamedFilter('first'), '/servlet/filtered/*');
    filter(context, 'second', new NamedFilter('second'), '/servlet/filtered/deep/*', '/servlet/filtered/other');
    filter(context, 'third', new NamedFilter('third'), '*.note');
    context
      .addFilter('forwards', new NamedFilter('forwards'))
      .addMappingForUrlPatterns(['FORWARD'], '/servlet/filtered/*');
    // the bean "auditFilter" of the root context
    filter(context, 'audit', new DelegatingFilterProxy('auditFilter'), '/servlet/filtered/audited/*');

    filter(context, 'hiddenMethod', new HiddenHttpMethodFilter(), '/servlet/hidden/*');
    filter(context, 'formContent', new FormContentFilter(), '/servlet/form/*');
    const latin1 = new CharacterEncodingFilter('ISO-8859-1', { forceRequestEncoding: true });
    filter(context, 'latin1', latin1, '/servlet/latin1/*');
    filter(context, 'utf8', new CharacterEncodingFilter('UTF-8', { forceResponseEncoding: true }), '/servlet/utf8/*');
    filter(context, 'forwarded', new ForwardedHeaderFilter(), '/servlet/forwarded/*');
    filter(context, 'forwardedRemoved', new ForwardedHeaderFilter({ removeOnly: true }), '/servlet/unforwarded/*');
    filter(context, 'requestContext', new RequestContextFilter(), '/plain/context/*');
    const trailingSlash = UrlHandlerFilter.trailingSlashHandler('/servlet/slash/redirected/**')
      .redirect(HttpStatus.PERMANENT_REDIRECT)
      .trailingSlashHandler('/servlet/slash/wrapped/**')
      .wrapRequest()
      .build();
    filter(context, 'trailingSlash', trailingSlash, '/servlet/slash/*');
  }

  #otherFilters(context: DynamicServletContext): void {
    filter(context, 'shallowEtag', new ShallowEtagHeaderFilter(), '/conditional/shallow/*');
    const weak = new ShallowEtagHeaderFilter({ writeWeakETag: true });
    filter(context, 'weakShallowEtag', weak, '/conditional/shallow-weak/*');

    const cors = new CorsConfiguration({
      allowedOrigins: ['https://filter.example'],
      allowedMethods: ['*'],
      allowedHeaders: ['X-Client'],
      exposedHeaders: ['X-Total'],
    });
    const source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration('/**', cors);
    filter(context, 'cors', new CorsFilter(source), '/cors/filtered/*');
  }

  #servlets(context: DynamicServletContext): void {
    dispatcher(context, 'main', '/', MainConfig).setMultipartConfig(UPLOADS);
    dispatcher(context, 'lazyUpload', '/upload-lazy/*', LazyUploadConfig).setMultipartConfig(UPLOADS);

    dispatcher(context, 'cors', '/cors/*', CorsConfig);

    dispatcher(context, 'headerLocale', '/locale/header/*', HeaderLocaleConfig);
    dispatcher(context, 'cookieLocale', '/locale/cookie/*', CookieLocaleConfig);
    dispatcher(context, 'sessionLocale', '/locale/session/*', SessionLocaleConfig);
    dispatcher(context, 'fixedLocale', '/locale/fixed/*', FixedLocaleConfig);
    dispatcher(context, 'strictLocale', '/locale/strict/*', StrictLocaleConfig);
    dispatcher(context, 'cookieTheme', '/theme/cookie/*', CookieThemeConfig);
    dispatcher(context, 'sessionTheme', '/theme/session/*', SessionThemeConfig);

    const one = dispatcher(context, 'childOne', '/child/one/*', ChildOneConfig);
    one.setInitParameter('greeting', 'greeting of child one');
    const two = dispatcher(context, 'childTwo', '/child/two/*', ChildTwoConfig);
    two.setInitParameter('throwExceptionIfNoHandlerFound', 'false');

    // not dispatcher servlets: an exact path, a path prefix and an extension
    context.addServlet('exact', new PlainServlet()).addMapping('/child/one/exact');
    context.addServlet('prefix', new PlainServlet()).addMapping('/plain/*');
    context.addServlet('extension', new PlainServlet()).addMapping('*.legacy');
  }
}

function dispatcher(context: DynamicServletContext, name: string, mapping: string, config: Class): ServletRegistration {
  const servlet = new DispatcherServlet(new AnnotationConfigApplicationContext(config));
  return context.addServlet(name, servlet).setLoadOnStartup(1).addMapping(mapping);
}

function filter(context: DynamicServletContext, name: string, instance: Filter, ...patterns: string[]): void {
  context.addFilter(name, instance).addMappingForUrlPatterns(['REQUEST', 'ASYNC'], ...patterns);
}
