import {
  type Class,
  type ConversionService,
  DefaultFormattingConversionService,
  FormattingConversionService,
} from '@vernal/core';
import type { HandlerContext } from '../../mapping/handler-context.js';
import type { HandlerMethod } from '../../mapping/handler-method.js';
import { RequestMappingHandlerMapping } from '../../mapping/request-mapping-handler-mapping.js';
import { getDispatcherScope } from '../../strategies/dispatcher-scope.js';
import { RequestContextHolder } from '../../strategies/request-context-holder.js';

/** By application context; code outside of one has its own. */
const conversionServices = new WeakMap<object, ConversionService>();
const NO_CONTEXT = {};

/** What links to controllers take from the application of the present request; little where there is none. */
export class LinkContext {
  readonly #context: HandlerContext | undefined;
  readonly #mappings: readonly RequestMappingHandlerMapping[];

  private constructor(context: HandlerContext | undefined, mappings: readonly RequestMappingHandlerMapping[]) {
    this.#context = context;
    this.#mappings = mappings;
  }

  static current(): LinkContext {
    const request = RequestContextHolder.getRequestAttributes()?.request;
    const scope = request && getDispatcherScope(request);
    const mappings = (scope?.handlerMappings ?? []).filter((one) => one instanceof RequestMappingHandlerMapping);
    return new LinkContext(scope?.webApplicationContext as HandlerContext | undefined, mappings);
  }

  /** What the application puts before the paths of a controller; empty for nothing. */
  prefixOf(controllerType: Class): string {
    for (const mapping of this.#mappings) {
      const prefix = mapping.getPathPrefix(controllerType);
      if (prefix !== undefined) return prefix;
    }
    return '';
  }

  /** A text with its placeholders resolved. */
  resolved(text: string): string {
    return text.includes('${') ? (this.#context?.getEnvironment().resolvePlaceholders(text) ?? text) : text;
  }

  handlerMethodsOf(mappingName: string): readonly HandlerMethod[] {
    for (const mapping of this.#mappings) {
      const found = mapping.getHandlerMethodsForMappingName(mappingName);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** That of the application, which knows its formats. */
  get conversionService(): ConversionService {
    const key = this.#context ?? NO_CONTEXT;
    let service = conversionServices.get(key);
    if (!service) {
      const own = this.#context?.getBeansOfType(FormattingConversionService).get('mvcConversionService');
      service = own ?? new DefaultFormattingConversionService();
      conversionServices.set(key, service);
    }
    return service;
  }
}
