import { isInstance } from '@vernal/core';
import { View } from '../../strategies/view.js';
import type { HandlerMethodReturnValueHandler } from '../handler-method-return-value-handler.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import type { ReturnType } from '../return-type.js';
import { isRedirect } from './redirects.js';

/** A `View`. Source: Spring `ViewMethodReturnValueHandler`. */
export class ViewReturnValueHandler implements HandlerMethodReturnValueHandler {
  supportsReturnType(returnType: ReturnType): boolean {
    return returnType.isA(View);
  }

  handleReturnValue(value: unknown, _returnType: ReturnType, container: ModelAndViewContainer): void {
    if (!isInstance(value, View)) return;
    container.view = value;
    if (isRedirect(value)) container.redirectModelScenario = true;
  }
}
