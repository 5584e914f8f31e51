import { type FormatterRegistry, Interface, type MessageCodesResolver, type Validator } from '@vernal/core';
import type { HttpMessageConverter } from '../converters/http-message-converter.js';
import type { HandlerMethodArgumentResolver } from '../method/handler-method-argument-resolver.js';
import type { HandlerMethodReturnValueHandler } from '../method/handler-method-return-value-handler.js';
import type { HandlerExceptionResolver } from '../strategies/handler-exception-resolver.js';
import type { ApiVersionConfigurer } from './api-version-configurer.js';
import type { AsyncSupportConfigurer } from './async-support-configurer.js';
import type { ContentNegotiationConfigurer } from './content-negotiation-configurer.js';
import type { CorsRegistry } from './cors-registry.js';
import type { InterceptorRegistry } from './interceptor-registry.js';
import type { PathMatchConfigurer } from './path-match-configurer.js';
import type { ResourceHandlerRegistry } from './resource-handler-registry.js';
import type { ViewControllerRegistry } from './view-controller-registry.js';
import type { ViewResolverRegistry } from './view-resolver-registry.js';

/**
 * Changes what the framework sets up by itself. All beans that are one are asked, in order. A bean with any of these methods
 * is one; where `getValidator` is the only one, whose name others may have as well, the class must extend this one or say
 * `@Implements(WebMvcConfigurer)`. Every method may be left out. Source: Spring `WebMvcConfigurer`.
 */
@Interface({
  any: [
    'configurePathMatch',
    'configureApiVersioning',
    'configureContentNegotiation',
    'configureAsyncSupport',
    'addFormatters',
    'addInterceptors',
    'addResourceHandlers',
    'addCorsMappings',
    'addViewControllers',
    'configureViewResolvers',
    'addArgumentResolvers',
    'addReturnValueHandlers',
    'configureMessageConverters',
    'extendMessageConverters',
    'configureHandlerExceptionResolvers',
    'extendHandlerExceptionResolvers',
    'getMessageCodesResolver',
  ],
})
export abstract class WebMvcConfigurer {
  configurePathMatch?(configurer: PathMatchConfigurer): void;
  configureApiVersioning?(configurer: ApiVersionConfigurer): void;
  configureContentNegotiation?(configurer: ContentNegotiationConfigurer): void;
  configureAsyncSupport?(configurer: AsyncSupportConfigurer): void;
  /** Converters and formatters for parameters and form fields. */
  addFormatters?(registry: FormatterRegistry): void;
  addInterceptors?(registry: InterceptorRegistry): void;
  addResourceHandlers?(registry: ResourceHandlerRegistry): void;
  addCorsMappings?(registry: CorsRegistry): void;
  addViewControllers?(registry: ViewControllerRegistry): void;
  configureViewResolvers?(registry: ViewResolverRegistry): void;
  /** Resolvers for parameters, before the framework's own for types that it does not know itself. */
  addArgumentResolvers?(resolvers: HandlerMethodArgumentResolver[]): void;
  addReturnValueHandlers?(handlers: HandlerMethodReturnValueHandler[]): void;
  /** Adding any turns the default converters off. */
  configureMessageConverters?(converters: HttpMessageConverter[]): void;
  /** Changes the list after the default converters were added. */
  extendMessageConverters?(converters: HttpMessageConverter[]): void;
  /** Adding any turns the default resolvers off. */
  configureHandlerExceptionResolvers?(resolvers: HandlerExceptionResolver[]): void;
  /** Changes the list after the default resolvers were added. */
  extendHandlerExceptionResolvers?(resolvers: HandlerExceptionResolver[]): void;
  /** The global validator; at most one configurer may give one. */
  getValidator?(): Validator | undefined;
  /** At most one configurer may give one. */
  getMessageCodesResolver?(): MessageCodesResolver | undefined;
}
