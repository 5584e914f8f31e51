import { type BeanFactory, IllegalStateException, type MaybePromise } from '@vernal/core';
import type { Filter, FilterChain, FilterConfig } from '../servlet/filter.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { getWebApplicationContext } from './web-application-context.js';

/** Settings of a {@link DelegatingFilterProxy}. */
export interface DelegatingFilterProxyOptions {
  /** Where the bean is. Default: the root context, once it is there. */
  readonly context?: BeanFactory;
  /** Whether the bean's `init` and `destroy` are called; otherwise its life is the context's matter. Default: false. */
  readonly targetFilterLifecycle?: boolean;
}

/** A filter whose work is done by a bean, so that this can have others injected. Source: Spring's `DelegatingFilterProxy`. */
export class DelegatingFilterProxy implements Filter {
  readonly #beanName: string | undefined;
  readonly #options: DelegatingFilterProxyOptions;
  #config: FilterConfig | undefined;
  #delegate: Filter | undefined;
  /** While the first requests wait for the bean's `init`. */
  #search: Promise<Filter> | undefined;

  /** @param targetBeanName default: the name that the filter is registered with */
  constructor(targetBeanName?: string, options: DelegatingFilterProxyOptions = {}) {
    this.#beanName = targetBeanName;
    this.#options = options;
  }

  /** Finds the bean, unless there is no context yet: then the first request does. */
  async init(config: FilterConfig): Promise<void> {
    this.#config = config;
    const context = this.#context();
    if (!context) return;
    this.#delegate = this.#find(context);
    if (this.#options.targetFilterLifecycle) await this.#delegate.init?.(config);
  }

  /** Throws an IllegalStateException where there is no root context, and what the context throws for a missing bean. */
  doFilter(request: HttpServletRequest, response: HttpServletResponse, chain: FilterChain): MaybePromise<void> {
    if (this.#delegate) return this.#delegate.doFilter(request, response, chain);
    this.#search ??= this.#findLate().finally(() => {
      this.#search = undefined;
    });
    return this.#search.then((delegate) => delegate.doFilter(request, response, chain));
  }

  async destroy(): Promise<void> {
    if (this.#options.targetFilterLifecycle) await this.#delegate?.destroy?.();
  }

  async #findLate(): Promise<Filter> {
    const context = this.#context();
    if (!context) {
      throw new IllegalStateException(
        `The filter "${this.#name}" needs a bean of the root context, but there is none: add a ContextLoader, or give it a context`,
      );
    }
    const delegate = this.#find(context);
    if (this.#options.targetFilterLifecycle && this.#config) await delegate.init?.(this.#config);
    this.#delegate = delegate;
    return delegate;
  }

  #context(): BeanFactory | undefined {
    return this.#options.context ?? (this.#config && getWebApplicationContext(this.#config.servletContext));
  }

  #find(context: BeanFactory): Filter {
    return context.getBean(this.#name) as Filter;
  }

  get #name(): string {
    return this.#beanName ?? this.#config?.filterName ?? '';
  }
}
