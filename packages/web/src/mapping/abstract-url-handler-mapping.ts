import { IllegalStateException } from '@vernal/core';
import { PathIndex } from '../path/path-index.js';
import type { PathPattern } from '../path/path-pattern.js';
import { PathPatternParser } from '../path/path-pattern-parser.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { ServletRequestPath } from '../servlet/servlet-request-path.js';
import { setHandlerMatch } from '../strategies/handler-match.js';
import { AbstractHandlerMapping, type HandlerMappingOptions } from './abstract-handler-mapping.js';

interface UrlHandler {
  readonly pattern: PathPattern;
  readonly handler: object | string;
}

/** Settings that mappings of URLs to handlers share. */
export interface UrlHandlerMappingOptions extends HandlerMappingOptions {
  /** Whether beans are looked up at each request rather than when they are registered. Default: false. */
  readonly lazyInitHandlers?: boolean;
}

/** Maps paths to handlers: `/` to the path `/` only, `/*` to whatever else is left. Source: Spring `AbstractUrlHandlerMapping`. */
export abstract class AbstractUrlHandlerMapping extends AbstractHandlerMapping {
  declare protected readonly options: UrlHandlerMappingOptions;
  readonly #index = new PathIndex<UrlHandler>();
  readonly #handlers = new Map<string, object | string>();
  readonly #parser: PathPatternParser;

  constructor(options: UrlHandlerMappingOptions = {}) {
    super(options);
    this.#parser = options.patternParser ?? PathPatternParser.defaultInstance;
  }

  /** All handlers, or the names of their beans, by their patterns. */
  getHandlerMap(): ReadonlyMap<string, object | string> {
    return this.#handlers;
  }

  /** Throws an `IllegalStateException` where the path already has another handler. */
  registerHandler(path: string, handler: object | string): void {
    const resolved = this.#resolvedEarly(handler);
    const existing = this.#handlers.get(path);
    if (existing !== undefined) {
      if (existing === resolved) return;
      throw new IllegalStateException(
        `${describe(handler)} cannot be mapped to '${path}': ${describe(existing)} already is`,
      );
    }
    this.#handlers.set(path, resolved);
    if (path === '/' || path === '/*') return;
    const pattern = this.#parser.parse(path);
    this.#index.add(pattern, { pattern, handler: resolved });
  }

  protected getHandlerInternal(request: HttpServletRequest): object | undefined {
    const path = ServletRequestPath.valueOf(request);
    const found = this.#lookup(path, request);
    if (found) return this.#matched(found, request);
    const fallback =
      (path === '/' ? this.#handlers.get('/') : undefined) ?? this.#handlers.get('/*') ?? this.options.defaultHandler;
    return fallback === undefined
      ? undefined
      : this.#matched({ pattern: this.#parser.parse('/**'), handler: fallback }, request);
  }

  #lookup(path: string, request: HttpServletRequest): UrlHandler | undefined {
    return this.#index
      .lookupNearest(path)
      .values.find(({ pattern }) => pattern.matches(ServletRequestPath.of(request)));
  }

  #matched({ pattern, handler }: UrlHandler, request: HttpServletRequest): object {
    const bean = typeof handler === 'string' ? (this.context?.getBean(handler) as object) : handler;
    const path = ServletRequestPath.of(request);
    const found = pattern.matchAndExtract(path);
    const within =
      pattern.hasPatternSyntax() && found ? pattern.extractPathWithinPattern(path.container).value() : path.value;
    setHandlerMatch(request, {
      handler: bean,
      pattern,
      uriVariables: found?.uriVariables ?? new Map(),
      matrixVariables: found?.matrixVariables ?? new Map(),
      pathWithinMapping: within.replace(/;[^/]*/g, ''),
      producibleMediaTypes: undefined,
    });
    return bean;
  }

  #resolvedEarly(handler: object | string): object | string {
    const mayResolve =
      typeof handler === 'string' && !this.options.lazyInitHandlers && this.context?.isSingleton(handler);
    return mayResolve ? (this.context?.getBean(handler) as object) : handler;
  }
}

function describe(handler: object | string): string {
  return typeof handler === 'string' ? `the bean '${handler}'` : `a handler of class ${handler.constructor.name}`;
}
