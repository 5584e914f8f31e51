import {
  type AnnotationKey,
  type Class,
  designParamTypes,
  findClassAnnotation,
  findMemberAnnotation,
  getClass,
  IllegalStateException,
  parameterNames,
} from '@vernal/core';
import { RESPONSE_STATUS, type ResponseStatusAttributes } from '../decorators/response-status.js';
import { MethodParameter } from './method-parameter.js';

/** Where a handler's bean comes from: a bean factory. */
export interface HandlerBeans {
  getBean(name: string): unknown;
  isSingleton(name: string): boolean;
  getType(name: string): Class | undefined;
}

/** How an adapter calls a method. */
export interface HandlerPlan {
  /** The adapter. */
  readonly owner: object;
}

/** A method of a bean that handles requests, with all that is known of it. Source: Spring `HandlerMethod`. */
export class HandlerMethod {
  /** The object, or its name until {@link createWithResolvedBean}. */
  readonly bean: object | string;
  readonly beanType: Class;
  readonly method: string | symbol;
  readonly parameters: readonly MethodParameter[];
  readonly returnType: MethodParameter;
  /** What `@ResponseStatus` says on the method, else on the class. */
  readonly responseStatus: ResponseStatusAttributes | undefined;
  /** The handler method that this one was made of: they share all but the bean. */
  readonly resolvedFrom: HandlerMethod | undefined;
  /** That of the adapter that called the method last: a place of its own in each of many methods is found sooner than in a map. */
  plan: HandlerPlan | undefined = undefined;
  readonly #beans: HandlerBeans | undefined;
  #resolved: HandlerMethod | undefined;

  /** Throws an `IllegalStateException` where the class has no such method. */
  constructor(bean: object | string, method: string | symbol, beans?: HandlerBeans, resolvedFrom?: HandlerMethod) {
    this.bean = bean;
    this.method = method;
    this.#beans = beans;
    this.resolvedFrom = resolvedFrom;
    this.beanType = resolvedFrom?.beanType ?? typeOf(bean, beans);
    checkMethod(this.beanType, bean, method);
    this.parameters = resolvedFrom?.parameters ?? parametersOf(this.beanType, method);
    this.returnType = resolvedFrom?.returnType ?? new MethodParameter(this.beanType, method, -1);
    this.responseStatus = resolvedFrom
      ? resolvedFrom.responseStatus
      : (this.getMethodAnnotation(RESPONSE_STATUS) ?? findClassAnnotation(this.beanType, RESPONSE_STATUS));
  }

  /** A method of a class whose bean is found elsewhere. */
  static ofType(type: Class, method: string | symbol): HandlerMethod {
    const beans: HandlerBeans = { getBean: () => undefined, isSingleton: () => false, getType: () => type };
    return new HandlerMethod(type.name, method, beans);
  }

  get methodName(): string {
    return String(this.method);
  }

  getMethodAnnotation<A extends object>(key: AnnotationKey<A>): A | undefined {
    return findMemberAnnotation(this.beanType, this.method, key);
  }

  hasMethodAnnotation(key: AnnotationKey<object>): boolean {
    return this.getMethodAnnotation(key) !== undefined;
  }

  /** What {@link createWithResolvedBean} gives each time, once it has given it; undefined where it is new each time. */
  get resolved(): HandlerMethod | undefined {
    return typeof this.bean === 'string' ? this.#resolved : this;
  }

  /** The same with the bean itself; for a singleton always the same object. */
  createWithResolvedBean(): HandlerMethod {
    const { bean } = this;
    if (typeof bean !== 'string') return this;
    if (this.#resolved) return this.#resolved;
    const resolved = new HandlerMethod(this.#beans?.getBean(bean) as object, this.method, this.#beans, this);
    if (this.#beans?.isSingleton(bean)) this.#resolved = resolved;
    return resolved;
  }

  equals(other: unknown): boolean {
    return other instanceof HandlerMethod && other.bean === this.bean && other.method === this.method;
  }

  /** `OrderController.list` */
  toString(): string {
    return `${this.beanType.name}.${this.methodName}`;
  }
}

function typeOf(bean: object | string, beans: HandlerBeans | undefined): Class {
  if (typeof bean !== 'string') return getClass(bean);
  const type = beans?.getType(bean);
  if (type) return type;
  throw new IllegalStateException(`The type of the bean '${bean}' is not known, so its methods cannot handle requests`);
}

function checkMethod(type: Class, bean: object | string, method: string | symbol): void {
  const owner = (typeof bean === 'string' ? type.prototype : bean) as Record<string | symbol, unknown>;
  if (typeof owner[method] === 'function') return;
  throw new IllegalStateException(`${type.name} has no method ${String(method)}`);
}

/** As many as the compiler recorded or, without metadata, as the source has. */
function parametersOf(type: Class, method: string | symbol): MethodParameter[] {
  const { length } = designParamTypes(type, method) ?? parameterNames(type, method);
  return Array.from({ length }, (_, index) => new MethodParameter(type, method, index));
}
