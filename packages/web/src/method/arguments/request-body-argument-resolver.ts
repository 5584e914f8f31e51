import { isPromiseLike, type MaybePromise, MODEL_KEY_PREFIX, Optional, TypeDescriptor } from '@vernal/core';
import type { ServletRequestDataBinder } from '../../binding/servlet-request-data-binder.js';
import type { WebRequest } from '../../binding/web-request.js';
import type { ConversionHints } from '../../converters/http-message-converter.js';
import { HttpMessageNotReadableException } from '../../converters/http-message-exceptions.js';
import { ServletServerHttpRequest } from '../../converters/servlet-server-http-request.js';
import { JSON_VIEW } from '../../decorators/json-view.js';
import { REQUEST_BODY } from '../../decorators/request-body.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import type { ArgumentReader } from '../handler-method-argument-resolver.js';
import type { MessageBodyReader } from '../message-body-reader.js';
import { MethodArgumentNotValidException } from '../method-argument-exceptions.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import type { WebDataBinderFactory } from '../web-data-binder-factory.js';
import { conventionalName, hasErrorsParameter } from './argument-names.js';
import { argumentValidation, requireClassToValidate } from './argument-validation.js';
import { CompiledArgumentResolver } from './compiled-argument-resolver.js';

const ANYTHING = TypeDescriptor.valueOf(Object);

/** `@RequestBody`, validated where the parameter says so. Source: Spring `RequestResponseBodyMethodProcessor`. */
export class RequestBodyArgumentResolver extends CompiledArgumentResolver {
  readonly #reader: MessageBodyReader;

  constructor(reader: MessageBodyReader) {
    super();
    this.#reader = reader;
  }

  supportsParameter(parameter: MethodParameter): boolean {
    return parameter.has(REQUEST_BODY);
  }

  compile(parameter: MethodParameter, binderFactory: WebDataBinderFactory): ArgumentReader {
    const annotation = parameter.get(REQUEST_BODY);
    const said = parameter.typeDescriptor(annotation);
    requireClassToValidate(parameter, said);
    const declared = said ?? ANYTHING;
    const isOptional = declared.type === Optional;
    const type = (isOptional ? declared.elementType : declared) ?? ANYTHING;
    const isRequired = (annotation?.required ?? true) && !isOptional;
    const hints = readingHints(parameter);
    const check = argumentCheck(parameter, type, conventionalName(parameter, type), binderFactory);
    return (container, request) => {
      const message = new ServletServerHttpRequest(request.request);
      const checked = (body: unknown): MaybePromise<unknown> => {
        const value = body ?? undefined;
        if (value === undefined && isRequired) {
          throw new HttpMessageNotReadableException(`Required request body is missing: ${parameter}`, message);
        }
        const pending = check?.(value, container, request);
        return pending ? pending.then(() => value) : value;
      };
      const body = this.#reader.read(message, parameter, type, request.request.method, hints);
      return isPromiseLike(body) ? Promise.resolve(body).then(checked) : checked(body);
    };
  }
}

/** What `@JsonView` on the parameter says. */
export function readingHints(parameter: MethodParameter): ConversionHints | undefined {
  const jsonViews = parameter.get(JSON_VIEW)?.views;
  return jsonViews && { jsonViews };
}

type Check = (value: unknown, container: ModelAndViewContainer, request: WebRequest) => MaybePromise<void>;

/**
 * Validates an argument, and keeps its binding result for the parameter behind; undefined where neither is asked for.
 * Throws a `MethodArgumentNotValidException` for errors that nobody takes.
 */
export function argumentCheck(
  parameter: MethodParameter,
  type: TypeDescriptor,
  name: string,
  binderFactory: WebDataBinderFactory,
): Check | undefined {
  const validate = argumentValidation(parameter, binderFactory);
  const takesErrors = hasErrorsParameter(parameter);
  if (validate === undefined && !takesErrors) return undefined;
  const key = MODEL_KEY_PREFIX + name;
  return (value, container, request) => {
    const isObject = typeof value === 'object' && value !== null;
    const conclude = (binder: ServletRequestDataBinder) => {
      const result = binder.getBindingResult();
      if (result.hasErrors() && !takesErrors) throw new MethodArgumentNotValidException(parameter, result);
      container.addAttribute(key, result);
    };
    const check = (binder: ServletRequestDataBinder) => {
      const pending = isObject ? validate?.(binder) : undefined;
      return pending ? pending.then(() => conclude(binder)) : conclude(binder);
    };
    const binder = binderFactory.createBinder(request, isObject ? value : undefined, name, type);
    return isPromiseLike(binder) ? binder.then(check) : check(binder);
  };
}
