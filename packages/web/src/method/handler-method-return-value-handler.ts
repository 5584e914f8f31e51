import type { MaybePromise } from '@vernal/core';
import type { WebRequest } from '../binding/web-request.js';
import type { ModelAndViewContainer } from './model-and-view-container.js';
import type { ReturnType } from './return-type.js';

/** Does something with what handlers of a kind return. Source: Spring `HandlerMethodReturnValueHandler`. */
export interface HandlerMethodReturnValueHandler {
  /** Asked once for each class that a method returns objects of. */
  supportsReturnType(returnType: ReturnType): boolean;

  handleReturnValue(
    value: unknown,
    returnType: ReturnType,
    container: ModelAndViewContainer,
    request: WebRequest,
  ): MaybePromise<void>;
}
