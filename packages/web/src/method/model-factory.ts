import { getClass, isBuiltIn, MODEL_KEY_PREFIX } from '@vernal/core';
import type { WebRequest } from '../binding/web-request.js';
import { MODEL_ATTRIBUTE, type ModelAttributeOptions } from '../decorators/model-attribute.js';
import { HttpSessionRequiredException } from '../errors/http-session-required-exception.js';
import type { HandlerMethod } from '../mapping/handler-method.js';
import { conventionalName } from './arguments/argument-names.js';
import { variableName } from './conventions.js';
import type { InvocableMethod } from './invocable-method.js';
import type { ModelAndViewContainer } from './model-and-view-container.js';
import type { SessionAttributesHandler } from './session-attributes-handler.js';
import type { WebDataBinderFactory } from './web-data-binder-factory.js';

/** A `@ModelAttribute` method of a controller or an advice. */
export interface ModelMethod {
  readonly method: InvocableMethod;
  /** Given the bean that handles the request. */
  readonly resolveBean: (handler: object) => object;
}

/**
 * Fills the model before a handler is called: from the session, by `@ModelAttribute` methods; and keeps it afterwards.
 * Source: Spring `ModelFactory`.
 */
export class ModelFactory {
  readonly #methods: readonly (ModelMethod & { readonly dependencies: readonly string[] })[];
  readonly #binderFactory: WebDataBinderFactory;
  readonly #session: SessionAttributesHandler | undefined;
  readonly #sessionArguments: readonly string[];

  constructor(
    handlerMethod: HandlerMethod,
    methods: readonly ModelMethod[],
    binderFactory: WebDataBinderFactory,
    session: SessionAttributesHandler | undefined,
  ) {
    this.#methods = methods.map((one) => ({ ...one, dependencies: modelArguments(one.method.handlerMethod) }));
    this.#binderFactory = binderFactory;
    this.#session = session;
    this.#sessionArguments = session ? sessionArguments(handlerMethod, session) : [];
  }

  /** Whether there is nothing to do before a handler. */
  get isEmpty(): boolean {
    return this.#methods.length === 0 && this.#session === undefined;
  }

  async initModel(handler: object, container: ModelAndViewContainer, request: WebRequest): Promise<void> {
    if (this.#session) container.model.mergeAttributes(await this.#session.retrieveAttributes(request));
    await this.#invokeModelMethods(handler, container, request);
    for (const name of this.#sessionArguments) {
      if (container.containsAttribute(name)) continue;
      const value = await this.#session?.retrieveAttribute(request, name);
      if (value === undefined || value === null) {
        throw new HttpSessionRequiredException(`Expected session attribute '${name}'`, name);
      }
      container.addAttribute(name, value);
    }
  }

  /** Methods whose arguments are all there come first. */
  async #invokeModelMethods(handler: object, container: ModelAndViewContainer, request: WebRequest): Promise<void> {
    const remaining = [...this.#methods];
    while (remaining.length > 0) {
      const ready = remaining.findIndex(({ dependencies }) =>
        dependencies.every((name) => container.containsAttribute(name)),
      );
      const [next] = remaining.splice(Math.max(ready, 0), 1);
      if (next) await invokeModelMethod(next, handler, container, request);
    }
  }

  /** Puts session attributes into the session, and the errors of each object beside it. */
  async updateModel(container: ModelAndViewContainer, request: WebRequest): Promise<void> {
    if (this.#session) {
      if (container.isSessionComplete) await this.#session.cleanupAttributes(request);
      else await this.#session.storeAttributes(request, container.defaultModel);
    }
    if (!container.requestHandled && container.usesDefaultModel && container.hasModel) {
      await this.#addBindingResults(container.defaultModel, request);
    }
  }

  async #addBindingResults(model: Map<string, unknown>, request: WebRequest): Promise<void> {
    for (const [name, value] of [...model]) {
      const key = MODEL_KEY_PREFIX + name;
      if (model.has(key) || !this.#isBindingCandidate(name, value)) continue;
      const binder = await this.#binderFactory.createBinder(request, value as object, name);
      model.set(key, binder.getBindingResult());
    }
  }

  #isBindingCandidate(name: string, value: unknown): boolean {
    if (typeof value !== 'object' || value === null || name.startsWith(MODEL_KEY_PREFIX)) return false;
    const type = getClass(value);
    return this.#session?.isHandlerSessionAttribute(name, type) || !isBuiltIn(type);
  }
}

async function invokeModelMethod(
  { method, resolveBean }: ModelMethod,
  handler: object,
  container: ModelAndViewContainer,
  request: WebRequest,
): Promise<void> {
  const annotation = method.handlerMethod.getMethodAnnotation(MODEL_ATTRIBUTE) as ModelAttributeOptions;
  const declaredName = annotation.name ?? '';
  if (container.containsAttribute(declaredName)) {
    if (annotation.binding === false) container.setBindingDisabled(declaredName);
    return;
  }
  const value = await method.invoke(resolveBean(handler), container, request);
  if (value === undefined) return;
  const name = declaredName || (value === null ? '' : variableName(value as object));
  if (name === '') return;
  if (annotation.binding === false) container.setBindingDisabled(name);
  if (!container.containsAttribute(name)) container.addAttribute(name, value);
}

/** Names of the `@ModelAttribute` parameters of a method. */
function modelArguments({ parameters }: HandlerMethod): string[] {
  return parameters
    .filter((parameter) => parameter.has(MODEL_ATTRIBUTE))
    .map((parameter) => {
      const annotation = parameter.get(MODEL_ATTRIBUTE);
      return annotation?.name || conventionalName(parameter, parameter.typeDescriptor(annotation));
    });
}

function sessionArguments(handlerMethod: HandlerMethod, session: SessionAttributesHandler): string[] {
  const names = modelArguments(handlerMethod);
  const parameters = handlerMethod.parameters.filter((parameter) => parameter.has(MODEL_ATTRIBUTE));
  return names.filter((name, index) => session.isHandlerSessionAttribute(name, parameters[index]?.type));
}
