import { getLogger, isPromiseLike, type MaybePromise, type ObjectProvider } from '@vernal/core';
import type { HttpMessageConverter } from '../converters/http-message-converter.js';
import { AbstractHandlerMapping, type HandlerMappingOptions } from '../mapping/abstract-handler-mapping.js';
import type { HandlerContext } from '../mapping/handler-context.js';
import { defaultMessageConverters } from '../method/default-message-converters.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { setHandlerMatch } from '../strategies/handler-match.js';
import { exposeRequest, type HandlerFunction } from './handler-function.js';
import type { RequestPredicate } from './request-predicate.js';
import { ComposedRouterFunction, RouterFunction } from './router-function.js';
import { ServerRequest } from './server-request.js';

/** Settings of a {@link RouterFunctionMapping}. */
export interface RouterFunctionMappingOptions extends Omit<HandlerMappingOptions, 'defaultHandler'> {
  /** Default: the beans of that class. */
  readonly routerFunction?: RouterFunction;
  /** What requests are read and answers written with. Default: bytes, texts, resources, forms, JSON. */
  readonly messageConverters?: readonly HttpMessageConverter[];
  /** Whether beans of parent contexts count, too. Default: false. */
  readonly detectHandlerFunctionsInAncestorContexts?: boolean;
}

const logger = getLogger('vernal.web.RouterFunctionMapping');

/** Finds handler functions by router functions: beans of class {@link RouterFunction}, in their order. Source: Spring `RouterFunctionMapping`. */
export class RouterFunctionMapping extends AbstractHandlerMapping {
  declare protected readonly options: RouterFunctionMappingOptions;
  readonly #converters: readonly HttpMessageConverter[];
  #routerFunction: RouterFunction | undefined;

  constructor(options: RouterFunctionMappingOptions = {}) {
    super(options);
    this.#converters = options.messageConverters ?? defaultMessageConverters();
    this.#routerFunction = options.routerFunction;
  }

  /** All routes; undefined where there are none. */
  getRouterFunction(): RouterFunction | undefined {
    return this.#routerFunction;
  }

  override afterPropertiesSet(): void {
    super.afterPropertiesSet();
    if (!this.#routerFunction && this.context) {
      const found = this.#detected(this.context);
      for (const one of found) logger.debug(`Mapped ${one}`);
      if (found.length > 0) this.#routerFunction = new ComposedRouterFunction(found);
    }
    const { patternParser, apiVersionStrategy } = this.options;
    const prepare = (predicate: RequestPredicate) => {
      if (patternParser) predicate.changeParser(patternParser);
      if (apiVersionStrategy) predicate.initApiVersions(apiVersionStrategy);
    };
    this.#routerFunction?.accept({ startNested: prepare, route: prepare });
  }

  protected getHandlerInternal(servletRequest: HttpServletRequest): MaybePromise<HandlerFunction | undefined> {
    if (!this.#routerFunction) return undefined;
    const request = ServerRequest.create(servletRequest, this.#converters);
    const handler = this.#routerFunction.route(request);
    return isPromiseLike(handler) ? handler.then((found) => recorded(found, request)) : recorded(handler, request);
  }

  #detected(context: HandlerContext & Partial<RouterFunctionSource>): RouterFunction[] {
    const all = context.getBeanProvider?.(RouterFunction).orderedStream() ?? [
      ...context.getBeansOfType(RouterFunction).values(),
    ];
    if (this.options.detectHandlerFunctionsInAncestorContexts) return all;
    const inherited = new Set(context.getParent()?.getBeansOfType(RouterFunction).values());
    return all.filter((one) => !inherited.has(one));
  }
}

interface RouterFunctionSource {
  getBeanProvider(type: typeof RouterFunction): ObjectProvider<RouterFunction>;
}

function recorded(handler: HandlerFunction | undefined, request: ServerRequest): HandlerFunction | undefined {
  if (!handler) return undefined;
  exposeRequest(request);
  const { pattern, pathVariables } = request.match;
  if (!pattern) return handler;
  setHandlerMatch(request.servletRequest, {
    handler,
    pattern,
    uriVariables: pathVariables,
    matrixVariables: new Map(),
    pathWithinMapping: request.path,
    producibleMediaTypes: undefined,
  });
  return handler;
}
