import { isPromiseLike, LOWEST_PRECEDENCE, type MaybePromise } from '@vernal/core';
import type { CorsConfiguration } from '../cors/cors-configuration.js';
import type { CorsConfigurationSource } from '../cors/cors-configuration-source.js';
import type { CorsProcessor } from '../cors/cors-processor.js';
import { isPreFlightRequest } from '../cors/cors-utils.js';
import { DefaultCorsProcessor } from '../cors/default-cors-processor.js';
import type { PathPatternParser } from '../path/path-pattern-parser.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { HandlerExecutionChain } from '../strategies/handler-execution-chain.js';
import type { HandlerInterceptor } from '../strategies/handler-interceptor.js';
import { HandlerMapping } from '../strategies/handler-mapping.js';
import type { ApiVersionStrategy } from '../versions/api-version-strategy.js';
import { getRequestApiVersion, initApiVersion } from '../versions/request-api-version.js';
import { CorsInterceptor, PreFlightHandler } from './cors-interceptor.js';
import { DeprecationInterceptor } from './deprecation-interceptor.js';
import { beansIncludingAncestors, type HandlerContext } from './handler-context.js';
import { HandlerInterceptors } from './handler-interceptors.js';
import { MappedInterceptor } from './mapped-interceptor.js';

/** Settings that handler mappings share. */
export interface HandlerMappingOptions {
  /** Place among the handler mappings. Default: last. */
  readonly order?: number;
  /** The handler where no other is found, or its bean's name. */
  readonly defaultHandler?: object | string;
  /** Default: case-sensitive. */
  readonly patternParser?: PathPatternParser;
  /** Stand before the handlers of this mapping, behind beans of class `MappedInterceptor`. */
  readonly interceptors?: readonly (HandlerInterceptor | MappedInterceptor)[];
  /** Rules for requests of other origins, whatever their handler. Default: none. */
  readonly corsConfigurationSource?: CorsConfigurationSource;
  /** Which versions of the API there are. Default: none. */
  readonly apiVersionStrategy?: ApiVersionStrategy;
  /** Default: a `DefaultCorsProcessor`. */
  readonly corsProcessor?: CorsProcessor;
}

/** What handler mappings share: order, interceptors, a default handler. Source: Spring `AbstractHandlerMapping`. */
export abstract class AbstractHandlerMapping extends HandlerMapping {
  protected readonly options: HandlerMappingOptions;
  #context: HandlerContext | undefined;
  #interceptors: HandlerInterceptors;
  readonly #defaultHandler: object | string | undefined;
  readonly #corsConfigurationSource: CorsConfigurationSource | undefined;
  readonly #apiVersionStrategy: ApiVersionStrategy | undefined;
  #corsProcessor: CorsProcessor | undefined;

  constructor(options: HandlerMappingOptions = {}) {
    super();
    this.options = options;
    // fields of the mapping's own, as each request reads them and options have many shapes
    this.#defaultHandler = options.defaultHandler;
    this.#corsConfigurationSource = options.corsConfigurationSource;
    this.#apiVersionStrategy = options.apiVersionStrategy;
    this.#interceptors = new HandlerInterceptors(options.interceptors ?? []);
  }

  getOrder(): number {
    return this.options.order ?? LOWEST_PRECEDENCE;
  }

  setApplicationContext(context: HandlerContext): void {
    this.#context = context;
  }

  afterPropertiesSet(): void {
    if (!this.#context) return;
    const mapped = beansIncludingAncestors(this.#context, MappedInterceptor);
    this.#interceptors = new HandlerInterceptors([...mapped, ...(this.options.interceptors ?? [])]);
  }

  getHandler(request: HttpServletRequest): MaybePromise<HandlerExecutionChain | undefined> {
    const strategy = this.#apiVersionStrategy;
    if (strategy) initApiVersion(request, strategy);
    const handler = this.getHandlerInternal(request);
    if (!isPromiseLike(handler)) return this.#chainOf(handler, request);
    return (handler as Promise<object | undefined>).then((found) => this.#chainOf(found, request));
  }

  #chainOf(found: object | undefined, request: HttpServletRequest): HandlerExecutionChain | undefined {
    const handler = found ?? this.#resolved(this.#defaultHandler);
    if (handler === undefined) return undefined;
    const interceptors = this.#withDeprecations(this.#interceptors.of(request), request);
    if (!this.hasCorsConfiguration(handler) && !isPreFlightRequest(request)) {
      return new HandlerExecutionChain(handler, interceptors);
    }
    return this.#corsChain(handler, interceptors, request);
  }

  /** Throws what is wrong with the version, now that there is a handler; the error page of such a request has none. */
  #withDeprecations(
    interceptors: readonly HandlerInterceptor[],
    request: HttpServletRequest,
  ): readonly HandlerInterceptor[] {
    const strategy = this.#apiVersionStrategy;
    if (!strategy) return interceptors;
    const { version, error } = getRequestApiVersion(request);
    if (error !== undefined && request.dispatcherType !== 'ERROR') throw error;
    if (!version || !strategy.deprecationHandler) return interceptors;
    return [...interceptors, new DeprecationInterceptor(strategy, version)];
  }

  /** The handler of a request, undefined where there is none. Records the match on the request. */
  protected abstract getHandlerInternal(request: HttpServletRequest): MaybePromise<object | undefined>;

  /** Whether there may be rules for other origins. */
  protected hasCorsConfiguration(handler: object): boolean {
    return this.#corsConfigurationSource !== undefined || isCorsConfigurationSource(handler);
  }

  /** The rules of a handler itself. */
  protected getCorsConfiguration(handler: object, request: HttpServletRequest): CorsConfiguration | undefined {
    return isCorsConfigurationSource(handler) ? handler.getCorsConfiguration(request) : undefined;
  }

  #corsChain(
    handler: object,
    interceptors: readonly HandlerInterceptor[],
    request: HttpServletRequest,
  ): HandlerExecutionChain {
    const general = this.#corsConfigurationSource?.getCorsConfiguration(request);
    const own = this.getCorsConfiguration(handler, request);
    const configuration = general ? general.combine(own) : own;
    configuration?.validateAllowCredentials();
    configuration?.validateAllowPrivateNetwork();
    this.#corsProcessor ??= this.options.corsProcessor ?? new DefaultCorsProcessor();
    const cors = new CorsInterceptor(configuration, this.#corsProcessor);
    return new HandlerExecutionChain(isPreFlightRequest(request) ? new PreFlightHandler() : handler, [
      cors,
      ...interceptors,
    ]);
  }

  protected get context(): HandlerContext | undefined {
    return this.#context;
  }

  /** A handler that may be given by its bean's name. */
  #resolved(handler: object | string | undefined): object | undefined {
    return typeof handler === 'string' ? (this.#context?.getBean(handler) as object) : handler;
  }
}

function isCorsConfigurationSource(handler: object): handler is CorsConfigurationSource {
  return typeof (handler as Partial<CorsConfigurationSource>).getCorsConfiguration === 'function';
}
