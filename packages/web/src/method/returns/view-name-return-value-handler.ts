import type { HandlerMethodReturnValueHandler } from '../handler-method-return-value-handler.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import type { ReturnType } from '../return-type.js';
import { isRedirect } from './redirects.js';

/** A text, the view's name; nothing: the view is named after the path. Source: Spring `ViewNameMethodReturnValueHandler`. */
export class ViewNameReturnValueHandler implements HandlerMethodReturnValueHandler {
  supportsReturnType({ type }: ReturnType): boolean {
    return type === String || type === undefined;
  }

  handleReturnValue(value: unknown, _returnType: ReturnType, container: ModelAndViewContainer): void {
    if (typeof value !== 'string') return;
    container.view = value;
    if (isRedirect(value)) container.redirectModelScenario = true;
  }
}
