import { isBuiltIn } from '@vernal/core';
import { MODEL_ATTRIBUTE } from '../../decorators/model-attribute.js';
import { variableName } from '../conventions.js';
import type { HandlerMethodReturnValueHandler } from '../handler-method-return-value-handler.js';
import { Model } from '../model.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import type { ReturnType } from '../return-type.js';

/** A `Model`. Source: Spring `ModelMethodProcessor`. */
export class ModelReturnValueHandler implements HandlerMethodReturnValueHandler {
  supportsReturnType(returnType: ReturnType): boolean {
    return returnType.isA(Model);
  }

  handleReturnValue(value: unknown, _returnType: ReturnType, container: ModelAndViewContainer): void {
    if (value instanceof Model && value !== container.model) container.model.addAllAttributes(value);
  }
}

/** A map, or a plain object: attributes for the model. Source: Spring `MapMethodProcessor`. */
export class MapReturnValueHandler implements HandlerMethodReturnValueHandler {
  supportsReturnType(returnType: ReturnType): boolean {
    return returnType.isA(Map) || returnType.type === Object;
  }

  handleReturnValue(value: unknown, _returnType: ReturnType, container: ModelAndViewContainer): void {
    if (value instanceof Map) container.model.addAllAttributes(value as Map<string, unknown>);
    else if (typeof value === 'object' && value !== null) {
      container.model.addAllAttributes(value as Record<string, unknown>);
    }
  }
}

/** An object for the model, under the name that `@ModelAttribute` gives or that its class has. Source: Spring `ModelAttributeMethodProcessor`. */
export class ModelAttributeReturnValueHandler implements HandlerMethodReturnValueHandler {
  readonly #annotationNotRequired: boolean;

  constructor(annotationNotRequired: boolean) {
    this.#annotationNotRequired = annotationNotRequired;
  }

  supportsReturnType({ parameter, type }: ReturnType): boolean {
    if (parameter.hasMethodAnnotation(MODEL_ATTRIBUTE)) return true;
    return this.#annotationNotRequired && type !== undefined && (!isBuiltIn(type) || type === Array || type === Set);
  }

  handleReturnValue(value: unknown, { parameter }: ReturnType, container: ModelAndViewContainer): void {
    if (value === undefined || value === null) return;
    const name = parameter.getMethodAnnotation(MODEL_ATTRIBUTE)?.name || variableName(value as object);
    container.addAttribute(name, value);
  }
}
