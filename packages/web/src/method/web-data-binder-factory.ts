import type { MaybePromise, TypeConverter, TypeDescriptor } from '@vernal/core';
import type { ServletRequestDataBinder } from '../binding/servlet-request-data-binder.js';
import type { WebRequest } from '../binding/web-request.js';

/** Makes data binders for the arguments of a handler. Source: Spring `WebDataBinderFactory`. */
export interface WebDataBinderFactory {
  /**
   * A binder that is set up for objects of that name: by the application and by `@InitBinder` methods. `type` is the class of
   * an object that is yet to be made.
   */
  createBinder(
    request: WebRequest,
    target: object | null | undefined,
    objectName: string,
    type?: TypeDescriptor,
  ): MaybePromise<ServletRequestDataBinder>;

  /** Whether `@InitBinder` methods apply to that name: where none does, converting a value needs no binder of its own. */
  hasInitBinders(objectName: string): boolean;

  /** Whether all arguments are validated together, so that `@Valid` on one of them is not for its binder to look after. */
  readonly isMethodValidated: boolean;

  /** Converts values for which no binder has to be set up. */
  readonly typeConverter: TypeConverter;
}
