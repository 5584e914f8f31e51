import { IllegalArgumentException } from '@vernal/core';
import type { HandlerMethodReturnValueHandler } from './handler-method-return-value-handler.js';
import type { ReturnType } from './return-type.js';

/** The first handler that supports what a method returns. Source: Spring `HandlerMethodReturnValueHandlerComposite`. */
export class ReturnValueHandlers {
  readonly #handlers: readonly HandlerMethodReturnValueHandler[];

  constructor(handlers: readonly HandlerMethodReturnValueHandler[]) {
    this.#handlers = handlers;
  }

  /** Throws an `IllegalArgumentException` that names the method for a value that nobody handles. */
  select(returnType: ReturnType): HandlerMethodReturnValueHandler {
    const handler = this.#handlers.find((one) => one.supportsReturnType(returnType));
    if (handler) return handler;
    const what = returnType.type?.name ?? 'nothing';
    throw new IllegalArgumentException(
      `${returnType.parameter}: nothing is known to be done with ${what}. Return a view name or an object, or decorate the method with @ResponseBody()`,
    );
  }
}
