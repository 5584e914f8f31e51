import { type BindingResult, TypeDescriptor } from '@vernal/core';
import type { ServletRequestDataBinder } from '../../binding/servlet-request-data-binder.js';
import type { WebRequest } from '../../binding/web-request.js';
import { MODEL_ATTRIBUTE, type ModelAttributeOptions } from '../../decorators/model-attribute.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import { isBeanType } from '../../mapping/parameter-types.js';
import { getHandlerMatch } from '../../strategies/handler-match.js';
import type { ArgumentReader } from '../handler-method-argument-resolver.js';
import { MethodArgumentNotValidException } from '../method-argument-exceptions.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import type { WebDataBinderFactory } from '../web-data-binder-factory.js';
import { conventionalName, hasErrorsParameter } from './argument-names.js';
import { type ArgumentValidation, argumentValidation } from './argument-validation.js';
import { CompiledArgumentResolver } from './compiled-argument-resolver.js';

const TEXT = TypeDescriptor.valueOf(String);

/**
 * `@ModelAttribute` and, where it is the last to be asked, objects without a decorator: an object of the model, or a new one,
 * with the request's parameters bound to it, and validated where the parameter says so.
 * Source: Spring `ServletModelAttributeMethodProcessor`.
 */
export class ModelAttributeArgumentResolver extends CompiledArgumentResolver {
  readonly #annotationNotRequired: boolean;

  constructor(annotationNotRequired: boolean) {
    super();
    this.#annotationNotRequired = annotationNotRequired;
  }

  supportsParameter(parameter: MethodParameter): boolean {
    return parameter.has(MODEL_ATTRIBUTE) || (this.#annotationNotRequired && isBeanType(parameter.type));
  }

  compile(parameter: MethodParameter, binderFactory: WebDataBinderFactory): ArgumentReader {
    const attribute = new ModelAttributeArgument(parameter, binderFactory);
    return (container, request) => attribute.resolve(container, request);
  }
}

/** One parameter, with what is known of it beforehand. */
class ModelAttributeArgument {
  readonly #parameter: MethodParameter;
  readonly #binderFactory: WebDataBinderFactory;
  readonly #annotation: ModelAttributeOptions | undefined;
  readonly #type: TypeDescriptor | undefined;
  readonly #name: string;
  readonly #validate: ArgumentValidation | undefined;
  readonly #takesErrors: boolean;

  constructor(parameter: MethodParameter, binderFactory: WebDataBinderFactory) {
    this.#parameter = parameter;
    this.#binderFactory = binderFactory;
    this.#annotation = parameter.get(MODEL_ATTRIBUTE);
    this.#type = parameter.typeDescriptor(this.#annotation)?.withAnnotations(parameter.annotations);
    this.#name = this.#annotation?.name || conventionalName(parameter, this.#type);
    this.#validate = argumentValidation(parameter, binderFactory);
    this.#takesErrors = hasErrorsParameter(parameter);
  }

  async resolve(container: ModelAndViewContainer, request: WebRequest): Promise<unknown> {
    const name = this.#name;
    if (this.#annotation) container.setBinding(name, this.#annotation.binding ?? true);
    const existing = await this.#existing(container, request);
    if (existing === null) {
      const binder = await this.#binderFactory.createBinder(request, undefined, name);
      publish(container, binder.getBindingResult());
      return undefined;
    }
    const binder = await this.#binderFactory.createBinder(request, existing, name, this.#type);
    if (existing === undefined) binder.constructFrom(request.request);
    const result = binder.getBindingResult();
    if (!result.hasErrors()) await this.#bindAndValidate(binder, container, request);
    const bound = binder.getBindingResult();
    if (bound.hasErrors() && !this.#takesErrors) throw new MethodArgumentNotValidException(this.#parameter, bound);
    publish(container, bound);
    return binder.getTarget();
  }

  /** The object of the model, or one that a converter makes of the value of the same name; null: the model says there is none. */
  async #existing(container: ModelAndViewContainer, request: WebRequest): Promise<object | null | undefined> {
    if (container.containsAttribute(this.#name)) return (container.model.get(this.#name) ?? null) as object | null;
    const value =
      textOf(getHandlerMatch(request.request)?.uriVariables.get(this.#name)) ??
      textOf(request.getParameter(this.#name));
    const type = this.#type;
    const service = this.#binderFactory.typeConverter.conversionService;
    if (value === undefined || type === undefined || !service.canConvert(TEXT, type)) return undefined;
    const binder = await this.#binderFactory.createBinder(request, undefined, this.#name);
    return (binder.convertIfNecessary(value, type) as object | null) ?? undefined;
  }

  async #bindAndValidate(
    binder: ServletRequestDataBinder,
    container: ModelAndViewContainer,
    request: WebRequest,
  ): Promise<void> {
    if (!container.isBindingDisabled(this.#name)) binder.bindRequest(request.request);
    await this.#validate?.(binder);
  }
}

/** The object and its errors come last in the model: the parameter behind takes them from there. */
function publish(container: ModelAndViewContainer, result: BindingResult): void {
  const { model } = container;
  for (const [name, value] of result.getModel()) {
    model.delete(name);
    model.set(name, value);
  }
}

function textOf(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value;
}
