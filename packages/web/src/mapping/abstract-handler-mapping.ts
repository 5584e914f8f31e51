import { LOWEST_PRECEDENCE } from '@vernal/core';
import type { PathPatternParser } from '../path/path-pattern-parser.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { HandlerExecutionChain } from '../strategies/handler-execution-chain.js';
import type { HandlerInterceptor } from '../strategies/handler-interceptor.js';
import { HandlerMapping } from '../strategies/handler-mapping.js';
import { beansIncludingAncestors, type HandlerContext } from './handler-context.js';
import { HandlerInterceptors } from './handler-interceptors.js';
import { MappedInterceptor } from './mapped-interceptor.js';

export interface HandlerMappingOptions {
  /** Place among the handler mappings. Default: last. */
  readonly order?: number;
  /** The handler where no other is found, or its bean's name. */
  readonly defaultHandler?: object | string;
  /** Default: case-sensitive. */
  readonly patternParser?: PathPatternParser;
  /** Stand before the handlers of this mapping, behind beans of class `MappedInterceptor`. */
  readonly interceptors?: readonly (HandlerInterceptor | MappedInterceptor)[];
}

/** What handler mappings share: order, interceptors, a default handler. Source: Spring `AbstractHandlerMapping`. */
export abstract class AbstractHandlerMapping extends HandlerMapping {
  protected readonly options: HandlerMappingOptions;
  #context: HandlerContext | undefined;
  #interceptors: HandlerInterceptors;

  constructor(options: HandlerMappingOptions = {}) {
    super();
    this.options = options;
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

  getHandler(request: HttpServletRequest): HandlerExecutionChain | undefined {
    const handler = this.getHandlerInternal(request) ?? this.#resolved(this.options.defaultHandler);
    if (handler === undefined) return undefined;
    return new HandlerExecutionChain(handler, this.#interceptors.of(request));
  }

  /** The handler of a request, undefined where there is none. Records the match on the request. */
  protected abstract getHandlerInternal(request: HttpServletRequest): object | undefined;

  protected get context(): HandlerContext | undefined {
    return this.#context;
  }

  /** A handler that may be given by its bean's name. */
  #resolved(handler: object | string | undefined): object | undefined {
    return typeof handler === 'string' ? (this.#context?.getBean(handler) as object) : handler;
  }
}
