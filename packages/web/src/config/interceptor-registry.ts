import { sortByOrder } from '@vernal/core';
import { MappedInterceptor } from '../mapping/mapped-interceptor.js';
import type { PathPatternParser } from '../path/path-pattern-parser.js';
import type { HandlerInterceptor } from '../strategies/handler-interceptor.js';
import {
  WebRequestHandlerInterceptorAdapter,
  type WebRequestInterceptor,
} from '../strategies/web-request-interceptor.js';

/** One interceptor and where it stands. Source: Spring `InterceptorRegistration`. */
export class InterceptorRegistration {
  readonly #interceptor: HandlerInterceptor;
  readonly #includes: string[] = [];
  readonly #excludes: string[] = [];
  #order = 0;

  constructor(interceptor: HandlerInterceptor) {
    this.#interceptor = interceptor;
  }

  /** Patterns of the paths it stands before. Default: all paths. */
  addPathPatterns(...patterns: string[]): this {
    this.#includes.push(...patterns);
    return this;
  }

  /** Patterns of paths it does not stand before, whatever `addPathPatterns` says. */
  excludePathPatterns(...patterns: string[]): this {
    this.#excludes.push(...patterns);
    return this;
  }

  /** Place among the interceptors, lowest first; those of equal order in the order in which they were added. Default 0. */
  order(order: number): this {
    this.#order = order;
    return this;
  }

  getOrder(): number {
    return this.#order;
  }

  build(patternParser: PathPatternParser | undefined): HandlerInterceptor | MappedInterceptor {
    if (this.#includes.length === 0 && this.#excludes.length === 0) return this.#interceptor;
    const patterns = { includePatterns: this.#includes, excludePatterns: this.#excludes };
    return new MappedInterceptor(this.#interceptor, patternParser ? { ...patterns, patternParser } : patterns);
  }
}

/** The interceptors of all handlers. Source: Spring `InterceptorRegistry`. */
export class InterceptorRegistry {
  readonly #registrations: InterceptorRegistration[] = [];

  addInterceptor(interceptor: HandlerInterceptor): InterceptorRegistration {
    const registration = new InterceptorRegistration(interceptor);
    this.#registrations.push(registration);
    return registration;
  }

  addWebRequestInterceptor(interceptor: WebRequestInterceptor): InterceptorRegistration {
    return this.addInterceptor(new WebRequestHandlerInterceptorAdapter(interceptor));
  }

  build(patternParser: PathPatternParser | undefined): (HandlerInterceptor | MappedInterceptor)[] {
    return sortByOrder(this.#registrations).map((registration) => registration.build(patternParser));
  }
}
