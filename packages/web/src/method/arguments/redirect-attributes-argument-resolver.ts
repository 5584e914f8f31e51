import { isAssignable, isPromiseLike, TypeDescriptor } from '@vernal/core';
import type { ServletRequestDataBinder } from '../../binding/servlet-request-data-binder.js';
import type { WebRequest } from '../../binding/web-request.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import type { HandlerMethodArgumentResolver } from '../handler-method-argument-resolver.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import { RedirectAttributes } from '../redirect-attributes.js';
import type { WebDataBinderFactory } from '../web-data-binder-factory.js';

const TEXT = TypeDescriptor.valueOf(String);

/** Attributes for a redirect, written as texts by a data binder. Source: Spring `RedirectAttributesMethodArgumentResolver`. */
export class RedirectAttributesArgumentResolver implements HandlerMethodArgumentResolver {
  supportsParameter({ type }: MethodParameter): boolean {
    return type !== undefined && isAssignable(type, RedirectAttributes);
  }

  resolveArgument(
    parameter: MethodParameter,
    container: ModelAndViewContainer,
    request: WebRequest,
    binderFactory: WebDataBinderFactory,
  ): unknown {
    const binder = binderFactory.createBinder(request, undefined, parameter.requiredName);
    const make = (one: ServletRequestDataBinder) => {
      const attributes = new RedirectAttributes((value) => String(one.convertIfNecessary(value, TEXT)));
      container.redirectModel = attributes;
      return attributes;
    };
    return isPromiseLike(binder) ? Promise.resolve(binder).then(make) : make(binder);
  }
}
