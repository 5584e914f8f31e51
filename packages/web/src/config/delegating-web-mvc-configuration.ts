import {
  Bean,
  BeanValidator,
  type Class,
  Configuration,
  DefaultFormattingConversionService,
  FormattingConversionService,
  IllegalStateException,
  sortByOrder,
  Validator,
} from '@vernal/core';
import type { HttpMessageConverter } from '../converters/http-message-converter.js';
import { DefaultHandlerExceptionResolver } from '../exceptions/default-handler-exception-resolver.js';
import { ExceptionHandlerExceptionResolver } from '../exceptions/exception-handler-exception-resolver.js';
import { HandlerExceptionResolverComposite } from '../exceptions/handler-exception-resolver-composite.js';
import { ResponseStatusExceptionResolver } from '../exceptions/response-status-exception-resolver.js';
import { SessionFlashMapManager } from '../flash/session-flash-map-manager.js';
import { HandlerFunctionAdapter } from '../functional/handler-function-adapter.js';
import { RouterFunctionMapping } from '../functional/router-function-mapping.js';
import { MediaType } from '../http/media-type.js';
import { AcceptHeaderLocaleResolver } from '../locale/accept-header-locale-resolver.js';
import type { HandlerMappingOptions } from '../mapping/abstract-handler-mapping.js';
import { BeanNameUrlHandlerMapping } from '../mapping/bean-name-url-handler-mapping.js';
import type { HandlerContext } from '../mapping/handler-context.js';
import { RequestMappingHandlerMapping } from '../mapping/request-mapping-handler-mapping.js';
import { HttpRequestHandlerAdapter, SimpleControllerHandlerAdapter } from '../mapping/simple-handler-adapters.js';
import { SimpleUrlHandlerMapping } from '../mapping/simple-url-handler-mapping.js';
import type { AsyncSupport } from '../method/async/web-async-manager.js';
import { defaultMessageConverters } from '../method/default-message-converters.js';
import type { HandlerMethodArgumentResolver } from '../method/handler-method-argument-resolver.js';
import type { HandlerMethodReturnValueHandler } from '../method/handler-method-return-value-handler.js';
import { RequestMappingHandlerAdapter } from '../method/request-mapping-handler-adapter.js';
import { ConfigurableWebBindingInitializer } from '../method/web-binding-initializer.js';
import { ContentNegotiationManager } from '../negotiation/content-negotiation-manager.js';
import { ResourceHttpRequestHandler } from '../resources/resource-http-request-handler.js';
import { ResourceUrlProvider, ResourceUrlProviderExposingInterceptor } from '../resources/resource-url-provider.js';
import { FlashMapManager } from '../strategies/flash-map-manager.js';
import { HandlerExceptionResolver } from '../strategies/handler-exception-resolver.js';
import { LocaleResolver } from '../strategies/locale-resolver.js';
import { RequestToViewNameTranslator } from '../strategies/request-to-view-name-translator.js';
import { ThemeResolver } from '../strategies/theme-resolver.js';
import { ViewResolver } from '../strategies/view-resolver.js';
import { FixedThemeResolver } from '../theme/fixed-theme-resolver.js';
import { DefaultRequestToViewNameTranslator } from '../views/default-request-to-view-name-translator.js';
import { InternalResourceViewResolver } from '../views/internal-resource-view-resolver.js';
import { ViewResolverComposite } from '../views/view-resolver-composite.js';
import { ApiVersionConfigurer } from './api-version-configurer.js';
import { AsyncSupportConfigurer } from './async-support-configurer.js';
import { ContentNegotiationConfigurer } from './content-negotiation-configurer.js';
import { CorsRegistry } from './cors-registry.js';
import { InterceptorRegistry } from './interceptor-registry.js';
import { PathMatchConfigurer } from './path-match-configurer.js';
import { ResourceHandlerRegistry } from './resource-handler-registry.js';
import { ViewControllerRegistry } from './view-controller-registry.js';
import { ViewResolverRegistry } from './view-resolver-registry.js';
import { WebMvcConfigurer } from './web-mvc-configurer.js';

/** What is needed of an application context. */
export interface WebMvcContext extends HandlerContext {
  containsBean(name: string): boolean;
  isTypeMatch(name: string, type: Class): boolean;
  getBeanNamesForType(type: Class): readonly string[];
}

/**
 * The beans of a dispatcher servlet, as the {@link WebMvcConfigurer}s of the context want them. `@EnableWebMvc` imports it;
 * without it the same objects are the servlet's defaults. A bean of one's own with the same name takes the place of one
 * here. Source: Spring `WebMvcConfigurationSupport`, `DelegatingWebMvcConfiguration`.
 */
@Configuration()
export class DelegatingWebMvcConfiguration {
  readonly #made = new Map<string, unknown>();
  #context: WebMvcContext | undefined;

  setApplicationContext(context: WebMvcContext): void {
    this.#context = context;
  }

  @Bean()
  requestMappingHandlerMapping(): RequestMappingHandlerMapping {
    return this.#once('requestMappingHandlerMapping', () => {
      return new RequestMappingHandlerMapping({
        ...this.#versionedMappingOptions,
        order: 0,
        contentNegotiationManager: this.mvcContentNegotiationManager(),
        pathPrefixes: this.#pathMatch.pathPrefixes,
      });
    });
  }

  @Bean()
  routerFunctionMapping(): RouterFunctionMapping {
    return this.#once('routerFunctionMapping', () => {
      return new RouterFunctionMapping({
        ...this.#versionedMappingOptions,
        order: -1,
        messageConverters: this.#messageConverters,
      });
    });
  }

  @Bean()
  viewControllerHandlerMapping(): SimpleUrlHandlerMapping {
    return this.#once('viewControllerHandlerMapping', () => {
      const registry = this.#configured(new ViewControllerRegistry(), 'addViewControllers');
      return registry.buildHandlerMapping(this.#mappingOptions) ?? new SimpleUrlHandlerMapping({}, { order: 1 });
    });
  }

  @Bean()
  beanNameHandlerMapping(): BeanNameUrlHandlerMapping {
    return this.#once(
      'beanNameHandlerMapping',
      () => new BeanNameUrlHandlerMapping({ ...this.#mappingOptions, order: 2 }),
    );
  }

  @Bean()
  resourceHandlerMapping(): SimpleUrlHandlerMapping {
    return this.#once('resourceHandlerMapping', () => {
      const registry = this.#configured(new ResourceHandlerRegistry(), 'addResourceHandlers');
      const mediaTypes = this.mvcContentNegotiationManager().getMediaTypeMappings();
      const mapping = registry.buildHandlerMapping(this.#mappingOptions, mediaTypes);
      this.mvcResourceUrlProvider().setHandlerMap(() => resourceHandlersOf(mapping));
      return mapping ?? new SimpleUrlHandlerMapping({});
    });
  }

  @Bean()
  mvcResourceUrlProvider(): ResourceUrlProvider {
    return this.#once('mvcResourceUrlProvider', () => new ResourceUrlProvider());
  }

  @Bean()
  mvcContentNegotiationManager(): ContentNegotiationManager {
    return this.#once('mvcContentNegotiationManager', () => {
      const configurer = new ContentNegotiationConfigurer({ json: MediaType.APPLICATION_JSON });
      return this.#configured(configurer, 'configureContentNegotiation').build();
    });
  }

  @Bean()
  mvcConversionService(): FormattingConversionService {
    return this.#once('mvcConversionService', () =>
      this.#configured(new DefaultFormattingConversionService(), 'addFormatters'),
    );
  }

  @Bean()
  mvcValidator(): Validator {
    return this.#once('mvcValidator', () => this.#only('getValidator') ?? new BeanValidator());
  }

  @Bean()
  requestMappingHandlerAdapter(): RequestMappingHandlerAdapter {
    return this.#once('requestMappingHandlerAdapter', () => {
      return new RequestMappingHandlerAdapter({
        contentNegotiationManager: this.mvcContentNegotiationManager(),
        messageConverters: this.#messageConverters,
        customArgumentResolvers: this.#argumentResolvers,
        customReturnValueHandlers: this.#returnValueHandlers,
        asyncSupport: this.#asyncSupport,
        webBindingInitializer: new ConfigurableWebBindingInitializer({
          conversionService: this.mvcConversionService(),
          validator: this.mvcValidator(),
          messageCodesResolver: this.#only('getMessageCodesResolver'),
        }),
      });
    });
  }

  @Bean()
  handlerFunctionAdapter(): HandlerFunctionAdapter {
    return this.#once('handlerFunctionAdapter', () => new HandlerFunctionAdapter({ asyncSupport: this.#asyncSupport }));
  }

  @Bean()
  httpRequestHandlerAdapter(): HttpRequestHandlerAdapter {
    return this.#once('httpRequestHandlerAdapter', () => new HttpRequestHandlerAdapter());
  }

  @Bean()
  simpleControllerHandlerAdapter(): SimpleControllerHandlerAdapter {
    return this.#once('simpleControllerHandlerAdapter', () => new SimpleControllerHandlerAdapter());
  }

  @Bean()
  handlerExceptionResolver(): HandlerExceptionResolver {
    return this.#once('handlerExceptionResolver', () => {
      const resolvers = this.#configured<HandlerExceptionResolver[]>([], 'configureHandlerExceptionResolvers');
      if (resolvers.length === 0) resolvers.push(...this.#defaultExceptionResolvers());
      return new HandlerExceptionResolverComposite(this.#configured(resolvers, 'extendHandlerExceptionResolvers'), 0);
    });
  }

  @Bean()
  mvcViewResolver(): ViewResolver {
    return this.#once('mvcViewResolver', () => {
      const context = this.#requiredContext;
      const registry = new ViewResolverRegistry(this.mvcContentNegotiationManager(), context);
      this.#configured(registry, 'configureViewResolvers');
      const others = context.getBeanNamesForType(ViewResolver).filter((name) => name !== 'mvcViewResolver');
      const isAlone = !registry.hasRegistrations && others.length === 0;
      const resolvers = isAlone ? [new InternalResourceViewResolver()] : registry.getViewResolvers();
      return new ViewResolverComposite(resolvers, registry.getOrder());
    });
  }

  @Bean()
  localeResolver(): LocaleResolver {
    return this.#once('localeResolver', () => new AcceptHeaderLocaleResolver());
  }

  @Bean()
  themeResolver(): ThemeResolver {
    return this.#once('themeResolver', () => new FixedThemeResolver());
  }

  @Bean()
  flashMapManager(): FlashMapManager {
    return this.#once('flashMapManager', () => new SessionFlashMapManager());
  }

  @Bean()
  viewNameTranslator(): RequestToViewNameTranslator {
    return this.#once('viewNameTranslator', () => new DefaultRequestToViewNameTranslator());
  }

  get #requiredContext(): WebMvcContext {
    if (this.#context) return this.#context;
    throw new IllegalStateException('DelegatingWebMvcConfiguration has no application context: it must be a bean');
  }

  get #configurers(): readonly WebMvcConfigurer[] {
    return this.#once('configurers', () =>
      sortByOrder([...this.#requiredContext.getBeansOfType(WebMvcConfigurer).values()]),
    );
  }

  get #pathMatch(): PathMatchConfigurer {
    return this.#once('pathMatch', () => this.#configured(new PathMatchConfigurer(), 'configurePathMatch'));
  }

  get #mappingOptions(): HandlerMappingOptions {
    return this.#once('mappingOptions', () => {
      const { patternParser } = this.#pathMatch;
      const interceptors = this.#configured(new InterceptorRegistry(), 'addInterceptors').build(patternParser);
      const corsConfigurationSource = this.#configured(new CorsRegistry(), 'addCorsMappings').build(patternParser);
      return {
        interceptors: this.#servesResources
          ? [...interceptors, new ResourceUrlProviderExposingInterceptor(this.mvcResourceUrlProvider())]
          : interceptors,
        ...(patternParser && { patternParser }),
        ...(corsConfigurationSource && { corsConfigurationSource }),
      };
    });
  }

  get #versionedMappingOptions(): HandlerMappingOptions {
    return this.#once('versionedMappingOptions', () => {
      const apiVersionStrategy = this.#configured(new ApiVersionConfigurer(), 'configureApiVersioning').build();
      return { ...this.#mappingOptions, ...(apiVersionStrategy && { apiVersionStrategy }) };
    });
  }

  get #servesResources(): boolean {
    return this.#configurers.some((configurer) => configurer.addResourceHandlers !== undefined);
  }

  get #messageConverters(): readonly HttpMessageConverter[] {
    return this.#once('messageConverters', () => {
      const converters = this.#configured<HttpMessageConverter[]>([], 'configureMessageConverters');
      if (converters.length === 0) converters.push(...defaultMessageConverters());
      return this.#configured(converters, 'extendMessageConverters');
    });
  }

  get #asyncSupport(): AsyncSupport {
    return this.#once('asyncSupport', () =>
      this.#configured(new AsyncSupportConfigurer(), 'configureAsyncSupport').build(),
    );
  }

  get #argumentResolvers(): readonly HandlerMethodArgumentResolver[] {
    return this.#once('argumentResolvers', () =>
      this.#configured<HandlerMethodArgumentResolver[]>([], 'addArgumentResolvers'),
    );
  }

  get #returnValueHandlers(): readonly HandlerMethodReturnValueHandler[] {
    return this.#once('returnValueHandlers', () =>
      this.#configured<HandlerMethodReturnValueHandler[]>([], 'addReturnValueHandlers'),
    );
  }

  #defaultExceptionResolvers(): HandlerExceptionResolver[] {
    const byMethods = new ExceptionHandlerExceptionResolver({
      contentNegotiationManager: this.mvcContentNegotiationManager(),
      messageConverters: this.#messageConverters,
      customArgumentResolvers: this.#argumentResolvers,
      customReturnValueHandlers: this.#returnValueHandlers,
    });
    byMethods.setApplicationContext(this.#requiredContext);
    byMethods.afterPropertiesSet();
    return [byMethods, new ResponseStatusExceptionResolver(), new DefaultHandlerExceptionResolver()];
  }

  /** Lets every configurer that has the callback change `target`. */
  #configured<T extends object>(target: T, callback: ConfigurerCallback<T>): T {
    for (const configurer of this.#configurers) {
      (configurer[callback] as ((this: WebMvcConfigurer, target: T) => void) | undefined)?.call(configurer, target);
    }
    return target;
  }

  /** What the configurers give; undefined where none of them does. Throws where several do. */
  #only<K extends 'getValidator' | 'getMessageCodesResolver'>(callback: K) {
    const given = this.#configurers.flatMap((configurer) => {
      const value = configurer[callback]?.() as ReturnType<NonNullable<WebMvcConfigurer[K]>> | undefined;
      return value === undefined ? [] : [{ value, by: configurer.constructor.name }];
    });
    if (given.length > 1) {
      throw new IllegalStateException(
        `Only one WebMvcConfigurer may answer ${callback}(), but several do: ${given.map(({ by }) => by).join(', ')}`,
      );
    }
    return given[0]?.value;
  }

  #once<T>(name: string, make: () => T): T {
    if (!this.#made.has(name)) this.#made.set(name, make());
    return this.#made.get(name) as T;
  }
}

/** The callbacks of a configurer that take a target of this class. */
type ConfigurerCallback<T> = {
  [K in keyof WebMvcConfigurer]-?: NonNullable<WebMvcConfigurer[K]> extends (target: infer P) => void
    ? T extends P
      ? K
      : never
    : never;
}[keyof WebMvcConfigurer];

function resourceHandlersOf(
  mapping: SimpleUrlHandlerMapping | undefined,
): ReadonlyMap<string, ResourceHttpRequestHandler> {
  const handlers = [...(mapping?.getHandlerMap() ?? [])];
  return new Map(
    handlers.filter(
      (entry): entry is [string, ResourceHttpRequestHandler] => entry[1] instanceof ResourceHttpRequestHandler,
    ),
  );
}
