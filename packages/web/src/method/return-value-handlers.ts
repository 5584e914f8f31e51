import { type Class, IllegalArgumentException, type MaybePromise } from '@vernal/core';
import type { WebRequest } from '../binding/web-request.js';
import type { MethodParameter } from '../mapping/method-parameter.js';
import type { HandlerMethodReturnValueHandler } from './handler-method-return-value-handler.js';
import type { ModelAndViewContainer } from './model-and-view-container.js';
import { classOf, ReturnType } from './return-type.js';

interface Selected {
  readonly type: Class | undefined;
  readonly returnType: ReturnType;
  readonly handler: HandlerMethodReturnValueHandler;
}

/**
 * What one method returns, handled by the first handler that supports its class; which one that is, is remembered.
 * Source: Spring `HandlerMethodReturnValueHandlerComposite`.
 */
export class ReturnValueHandlers {
  readonly #handlers: readonly HandlerMethodReturnValueHandler[];
  readonly #parameter: MethodParameter;
  /** The last one, and the others only where there were several. */
  #last: Selected | undefined;
  #known: Map<Class | undefined, Selected> | undefined;

  constructor(handlers: readonly HandlerMethodReturnValueHandler[], parameter: MethodParameter) {
    this.#handlers = handlers;
    this.#parameter = parameter;
  }

  /** Throws an `IllegalArgumentException` that names the method for a value that nobody handles. */
  handle(value: unknown, container: ModelAndViewContainer, request: WebRequest): MaybePromise<void> {
    const type = value === undefined || value === null ? undefined : classOf(value);
    const last = this.#last;
    const selected = last !== undefined && last.type === type ? last : this.#select(type, value);
    return selected.handler.handleReturnValue(value, selected.returnType, container, request);
  }

  #select(type: Class | undefined, value: unknown): Selected {
    if (this.#last) {
      this.#known ??= new Map();
      this.#known.set(this.#last.type, this.#last);
    }
    this.#last = this.#known?.get(type) ?? this.#find(type, value);
    return this.#last;
  }

  #find(type: Class | undefined, value: unknown): Selected {
    const returnType = ReturnType.of(this.#parameter, value);
    const handler = this.#handlers.find((one) => one.supportsReturnType(returnType));
    if (handler) return { type, returnType, handler };
    const what = returnType.type?.name ?? 'nothing';
    throw new IllegalArgumentException(
      `${this.#parameter}: nothing is known to be done with ${what}. Return a view name or an object, or decorate the method with @ResponseBody()`,
    );
  }
}
