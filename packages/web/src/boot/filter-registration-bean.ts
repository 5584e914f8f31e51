import { LOWEST_PRECEDENCE, type Ordered, orderOf } from '@vernal/core';
import { OncePerRequestFilter } from '../filters/once-per-request-filter.js';
import type { DispatcherType } from '../servlet/dispatcher-type.js';
import type { DynamicServletContext } from '../servlet/dynamic-servlet-context.js';
import type { Filter } from '../servlet/filter.js';

/** Settings of a {@link FilterRegistrationBean}. */
export interface FilterRegistrationOptions {
  /** Default: the name of the filter's class with a small first letter. */
  readonly name?: string;
  /** Default `/*`. */
  readonly urlPatterns?: readonly string[];
  /** Default: all for a {@link OncePerRequestFilter}, REQUEST for others. */
  readonly dispatcherTypes?: readonly DispatcherType[];
  /** Place in the chain. Default: that of the filter, else last. */
  readonly order?: number;
}

const ALL_TYPES: readonly DispatcherType[] = ['REQUEST', 'FORWARD', 'INCLUDE', 'ASYNC', 'ERROR'];

/** A bean that adds a filter for some paths; a filter that is a bean itself stands before all. Source: Spring Boot `FilterRegistrationBean`. */
export class FilterRegistrationBean implements Ordered {
  readonly filter: Filter;
  readonly #options: FilterRegistrationOptions;

  constructor(filter: Filter, options: FilterRegistrationOptions = {}) {
    this.filter = filter;
    this.#options = options;
  }

  getOrder(): number {
    return this.#options.order ?? orderOf(this.filter) ?? LOWEST_PRECEDENCE;
  }

  onStartup(servletContext: DynamicServletContext): void {
    const { name = defaultName(this.filter), urlPatterns = ['/*'], dispatcherTypes } = this.#options;
    const types = dispatcherTypes ?? (this.filter instanceof OncePerRequestFilter ? ALL_TYPES : undefined);
    servletContext.addFilter(name, this.filter).addMappingForUrlPatterns(types, ...urlPatterns);
  }
}

function defaultName({ constructor: { name } }: Filter): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
