import { ModelAndView } from '../../strategies/model-and-view.js';
import type { HandlerMethodReturnValueHandler } from '../handler-method-return-value-handler.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import type { ReturnType } from '../return-type.js';
import { isRedirect } from './redirects.js';

/** `ModelAndView`; nothing where one is declared: the handler has answered. Source: Spring `ModelAndViewMethodReturnValueHandler`. */
export class ModelAndViewReturnValueHandler implements HandlerMethodReturnValueHandler {
  supportsReturnType(returnType: ReturnType): boolean {
    return returnType.isA(ModelAndView);
  }

  handleReturnValue(value: unknown, _returnType: ReturnType, container: ModelAndViewContainer): void {
    if (!(value instanceof ModelAndView)) {
      container.requestHandled = true;
      return;
    }
    container.view = value.view;
    if (isRedirect(value.view)) container.redirectModelScenario = true;
    container.status = value.status;
    container.model.addAllAttributes(value.model);
  }
}
