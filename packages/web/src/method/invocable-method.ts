import { IllegalStateException, isInstance, isPromiseLike, type MaybePromise } from '@vernal/core';
import type { WebRequest } from '../binding/web-request.js';
import type { HandlerMethod } from '../mapping/handler-method.js';
import type { MethodParameter } from '../mapping/method-parameter.js';
import type { ArgumentResolvers } from './argument-resolvers.js';
import type { ArgumentReader } from './handler-method-argument-resolver.js';
import type { ModelAndViewContainer } from './model-and-view-container.js';
import type { WebDataBinderFactory } from './web-data-binder-factory.js';

/** Looks at arguments before a method is called, and at what it returned; throws an error for what is wrong. */
export interface InvocationChecks {
  readonly checkArguments?: ((args: readonly unknown[]) => MaybePromise<void>) | undefined;
  readonly checkResult?: ((value: unknown) => MaybePromise<void>) | undefined;
}

/** How a method is made ready to be called. */
export interface InvocableMethodOptions extends InvocationChecks {
  readonly resolvers: ArgumentResolvers;
  readonly binderFactory: WebDataBinderFactory;
  /** Whether the argument is one of those that the caller provides. Default: none is. */
  readonly isProvided?: (parameter: MethodParameter) => boolean;
}

const NONE: readonly unknown[] = [];
const NO_READERS: readonly ArgumentReader[] = [];

type Call = (...args: unknown[]) => unknown;

/** A method with a reader for each of its parameters, found once. Source: Spring `InvocableHandlerMethod`. */
export class InvocableMethod {
  readonly handlerMethod: HandlerMethod;
  readonly #method: string | symbol;
  readonly #readers: readonly (ArgumentReader | undefined)[];
  readonly #checkArguments: InvocationChecks['checkArguments'];
  readonly #checkResult: InvocationChecks['checkResult'];

  /** Throws an `IllegalStateException` that names the parameter for which there is no argument. */
  constructor(handlerMethod: HandlerMethod, options: InvocableMethodOptions) {
    const { resolvers, binderFactory, isProvided } = options;
    this.handlerMethod = handlerMethod;
    this.#method = handlerMethod.method;
    this.#checkArguments = options.checkArguments;
    this.#checkResult = options.checkResult;
    const { parameters } = handlerMethod;
    const readerOf = (parameter: MethodParameter) =>
      isProvided?.(parameter) ? undefined : resolvers.compile(parameter, binderFactory);
    this.#readers = parameters.length === 0 ? NO_READERS : parameters.map(readerOf);
  }

  /** Calls the method of a bean. Waits only for arguments that are promises. What {@link conclude} makes of its result. */
  invoke(
    bean: object,
    container: ModelAndViewContainer,
    request: WebRequest,
    provided: readonly unknown[] = NONE,
  ): MaybePromise<unknown> {
    const { length } = this.#readers;
    if (length === 0) return this.#call(bean, NONE as unknown[], container, request);
    const args = new Array<unknown>(length);
    return this.#readFrom(0, args, bean, container, request, provided);
  }

  #readFrom(
    start: number,
    args: unknown[],
    bean: object,
    container: ModelAndViewContainer,
    request: WebRequest,
    provided: readonly unknown[],
  ): MaybePromise<unknown> {
    for (let index = start; index < args.length; index++) {
      const read = this.#readers[index];
      const argument = read ? read(container, request) : this.#provided(index, provided);
      if (isPromiseLike(argument)) {
        return Promise.resolve(argument).then((value) => {
          args[index] = value;
          return this.#readFrom(index + 1, args, bean, container, request, provided);
        });
      }
      args[index] = argument;
    }
    const checked = this.#checkArguments?.(args);
    return isPromiseLike(checked)
      ? Promise.resolve(checked).then(() => this.#call(bean, args, container, request))
      : this.#call(bean, args, container, request);
  }

  /** What becomes of what the method returned: it is left as it is. */
  protected conclude(value: unknown, _container: ModelAndViewContainer, _request: WebRequest): MaybePromise<unknown> {
    return value;
  }

  /** The first provided object of the parameter's type. */
  #provided(index: number, provided: readonly unknown[]): unknown {
    const parameter = this.handlerMethod.parameters[index] as MethodParameter;
    const { type } = parameter;
    const found = type === undefined ? provided[0] : provided.find((one) => isInstance(one, type));
    if (found === undefined) throw new IllegalStateException(`${parameter}: there is no argument of its type`);
    return found;
  }

  #call(bean: object, args: unknown[], container: ModelAndViewContainer, request: WebRequest): MaybePromise<unknown> {
    const returned = (bean as Record<string | symbol, Call>)[this.#method]?.(...args);
    const value = this.#checkResult ? this.#whenChecked(returned) : returned;
    return this.conclude(value, container, request);
  }

  #whenChecked(value: unknown): unknown {
    return isPromiseLike(value) ? Promise.resolve(value).then((one) => this.#checked(one)) : this.#checked(value);
  }

  #checked(value: unknown): unknown {
    const done = this.#checkResult?.(value);
    return isPromiseLike(done) ? Promise.resolve(done).then(() => value) : value;
  }
}
