import type { Ordered } from '@vernal/core';
import type { DispatcherType } from '../servlet/dispatcher-type.js';
import type { DynamicServletContext } from '../servlet/dynamic-servlet-context.js';
import type { Filter } from '../servlet/filter.js';

export interface FilterRegistrationOptions {
  /** Default: the name of the filter's class with a small first letter. */
  readonly name?: string;
  /** Default `/*`. */
  readonly urlPatterns?: readonly string[];
  /** Default REQUEST. */
  readonly dispatcherTypes?: readonly DispatcherType[];
  /** Place in the chain. Default: last. */
  readonly order?: number;
}

/** A bean that adds a filter for some paths; a filter that is a bean itself stands before all. Source: Spring Boot `FilterRegistrationBean`. */
export class FilterRegistrationBean implements Ordered {
  readonly filter: Filter;
  readonly #options: FilterRegistrationOptions;

  constructor(filter: Filter, options: FilterRegistrationOptions = {}) {
    this.filter = filter;
    this.#options = options;
  }

  getOrder(): number {
    return this.#options.order ?? 2147483647;
  }

  onStartup(servletContext: DynamicServletContext): void {
    const { name = defaultName(this.filter), urlPatterns = ['/*'], dispatcherTypes } = this.#options;
    servletContext.addFilter(name, this.filter).addMappingForUrlPatterns(dispatcherTypes, ...urlPatterns);
  }
}

function defaultName({ constructor: { name } }: Filter): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
