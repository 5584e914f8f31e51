import { type Class, getClass, superclassChain } from '@vernal/core';
import { ERROR_STATUS_CODE, INCLUDE_REQUEST_URI } from '../servlet/dispatch-attributes.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ModelAndView } from '../strategies/model-and-view.js';
import {
  AbstractHandlerExceptionResolver,
  type HandlerExceptionResolverOptions,
} from './abstract-handler-exception-resolver.js';

/** An exception class, or part of the name of one. */
export type ExceptionPattern = Class | string;

/** Settings of a {@link SimpleMappingExceptionResolver}. */
export interface SimpleMappingExceptionResolverOptions extends HandlerExceptionResolverOptions {
  /** Names of views by exceptions; of several that fit, the one nearest to the exception's own class counts. */
  readonly exceptionMappings?: ReadonlyMap<ExceptionPattern, string>;
  /** Exceptions that are left alone, before all else. */
  readonly excludedExceptions?: readonly ExceptionPattern[];
  /** For exceptions that no mapping fits. Default: they are left alone. */
  readonly defaultErrorView?: string;
  /** For views without a status of their own. Default: the status is left as it is. */
  readonly defaultStatusCode?: number;
  /** Statuses by view name. */
  readonly statusCodes?: Readonly<Record<string, number>>;
  /** Name of the model attribute with the exception; undefined: none. Default `exception`. */
  readonly exceptionAttribute?: string | undefined;
}

/** Answers exceptions with views. Source: Spring `SimpleMappingExceptionResolver`. */
export class SimpleMappingExceptionResolver extends AbstractHandlerExceptionResolver {
  readonly #options: SimpleMappingExceptionResolverOptions;

  constructor(options: SimpleMappingExceptionResolverOptions = {}) {
    super(options);
    this.#options = { exceptionAttribute: 'exception', ...options };
  }

  protected doResolveException(
    request: HttpServletRequest,
    response: HttpServletResponse,
    _handler: object | undefined,
    exception: unknown,
  ): ModelAndView | undefined {
    const viewName = this.#viewNameFor(exception);
    if (viewName === undefined) return undefined;
    const status = this.#options.statusCodes?.[viewName] ?? this.#options.defaultStatusCode;
    if (status !== undefined && request.getAttribute(INCLUDE_REQUEST_URI) === undefined) {
      response.status = status;
      request.setAttribute(ERROR_STATUS_CODE, status);
    }
    const { exceptionAttribute } = this.#options;
    return new ModelAndView(viewName, exceptionAttribute === undefined ? {} : { [exceptionAttribute]: exception });
  }

  #viewNameFor(exception: unknown): string | undefined {
    const { exceptionMappings = new Map(), excludedExceptions = [], defaultErrorView } = this.#options;
    if (excludedExceptions.some((pattern) => depthOf(exception, pattern) === 0)) return undefined;
    const [best] = [...exceptionMappings]
      .flatMap(([pattern, viewName]) => {
        const depth = depthOf(exception, pattern);
        return depth === undefined ? [] : [{ viewName, depth, length: lengthOf(pattern) }];
      })
      .sort((a, b) => a.depth - b.depth || b.length - a.length);
    return best?.viewName ?? defaultErrorView;
  }
}

/** Of two that fit the same class the longer name is the more exact one; a class is exact. */
function lengthOf(pattern: ExceptionPattern): number {
  return typeof pattern === 'string' ? pattern.length : Number.POSITIVE_INFINITY;
}

/** How many superclasses lie between the exception's class and the one that the pattern means; undefined: none fits. */
function depthOf(exception: unknown, pattern: ExceptionPattern): number | undefined {
  if (!(exception instanceof Error)) return undefined;
  const depth = superclassChain(getClass(exception)).findIndex((type) =>
    typeof pattern === 'string' ? type.name.includes(pattern) : type === pattern,
  );
  return depth < 0 ? undefined : depth;
}
