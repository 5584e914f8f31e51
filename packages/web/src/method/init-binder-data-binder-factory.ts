import { isPromiseLike, type MaybePromise, TypeConverter, type TypeDescriptor } from '@vernal/core';
import { isBindableHeader, ServletRequestDataBinder } from '../binding/servlet-request-data-binder.js';
import type { WebRequest } from '../binding/web-request.js';
import { getHandlerMatch } from '../strategies/handler-match.js';
import type { InvocableMethod } from './invocable-method.js';
import { ModelAndViewContainer } from './model-and-view-container.js';
import type { WebBindingInitializer } from './web-binding-initializer.js';
import type { WebDataBinderFactory } from './web-data-binder-factory.js';

/** An `@InitBinder` method of a controller or an advice. */
export interface InitBinderMethod {
  /** Names of objects and parameters; none: all. */
  readonly names: readonly string[];
  readonly method: InvocableMethod;
  /** Undefined: the bean that handles the request. */
  readonly resolveBean: () => object;
}

/** Makes binders that the application and then `@InitBinder` methods set up. Source: Spring `ServletRequestDataBinderFactory`. */
export class InitBinderDataBinderFactory implements WebDataBinderFactory {
  readonly typeConverter = new TypeConverter();
  readonly isMethodValidated: boolean;
  readonly #initializer: WebBindingInitializer;
  readonly #methods: readonly InitBinderMethod[];

  constructor(
    initializer: WebBindingInitializer,
    methods: readonly InitBinderMethod[] = [],
    isMethodValidated = false,
  ) {
    this.isMethodValidated = isMethodValidated;
    this.#initializer = initializer;
    this.#methods = methods;
    this.typeConverter.conversionService = initializer.conversionService;
  }

  hasInitBinders(objectName: string): boolean {
    return this.#methods.some(({ names }) => appliesTo(names, objectName));
  }

  createBinder(
    request: WebRequest,
    target: object | null | undefined,
    objectName: string,
    type?: TypeDescriptor,
  ): MaybePromise<ServletRequestDataBinder> {
    const binder = new ServletRequestDataBinder(target, objectName, {
      conversionService: this.#initializer.conversionService,
      uriVariables: getHandlerMatch(request.request)?.uriVariables,
      headers: isBindableHeader,
      targetType: type,
    });
    this.#initializer.initBinder(binder);
    return this.#initialized(binder, objectName, request, 0);
  }

  #initialized(
    binder: ServletRequestDataBinder,
    objectName: string,
    request: WebRequest,
    start: number,
  ): MaybePromise<ServletRequestDataBinder> {
    for (let index = start; index < this.#methods.length; index++) {
      const { names, method, resolveBean } = this.#methods[index] as InitBinderMethod;
      if (!appliesTo(names, objectName)) continue;
      const result = method.invoke(resolveBean(), new ModelAndViewContainer(), request, [binder]);
      if (isPromiseLike(result)) {
        return Promise.resolve(result).then(() => this.#initialized(binder, objectName, request, index + 1));
      }
    }
    return binder;
  }
}

function appliesTo(names: readonly string[], objectName: string): boolean {
  return names.length === 0 || names.includes(objectName);
}
