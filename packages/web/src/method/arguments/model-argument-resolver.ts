import { isAssignable } from '@vernal/core';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import type { ArgumentReader, HandlerMethodArgumentResolver } from '../handler-method-argument-resolver.js';
import { Model } from '../model.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import { RedirectAttributes } from '../redirect-attributes.js';

/** The model, by the types `Model`, `ModelMap` and `Map`. Source: Spring `ModelMethodProcessor`, `MapMethodProcessor`. */
export class ModelArgumentResolver implements HandlerMethodArgumentResolver {
  supportsParameter(parameter: MethodParameter): boolean {
    const { type } = parameter;
    if (type === undefined || isAssignable(type, RedirectAttributes)) return false;
    return isAssignable(type, Model) || (type === Map && parameter.annotations.length === 0);
  }

  resolveArgument(_parameter: MethodParameter, container: ModelAndViewContainer): Model {
    return container.model;
  }

  compile(): ArgumentReader {
    return (container) => container.model;
  }
}
