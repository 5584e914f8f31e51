import {
  annotatedMembers,
  BeanValidator,
  type Class,
  findMemberAnnotation,
  LOWEST_PRECEDENCE,
  type MaybePromise,
} from '@vernal/core';
import type { HttpMessageConverter } from '../converters/http-message-converter.js';
import { INIT_BINDER } from '../decorators/init-binder.js';
import { MODEL_ATTRIBUTE } from '../decorators/model-attribute.js';
import { REQUEST_MAPPING } from '../decorators/request-mapping.js';
import type { HandlerContext } from '../mapping/handler-context.js';
import { HandlerMethod } from '../mapping/handler-method.js';
import { RequestMappingInfoHandlerMapping } from '../mapping/request-mapping-info-handler-mapping.js';
import { ContentNegotiationManager } from '../negotiation/content-negotiation-manager.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { HandlerAdapter } from '../strategies/handler-adapter.js';
import type { HandlerMapping } from '../strategies/handler-mapping.js';
import type { ModelAndView } from '../strategies/model-and-view.js';
import { ArgumentResolvers } from './argument-resolvers.js';
import type { AsyncSupport } from './async/web-async-manager.js';
import { isBinderParameter } from './binder-parameters.js';
import { type BodyAdvice, BodyAdvices } from './body-advices.js';
import { ControllerAdviceBean } from './controller-advice-bean.js';
import { defaultArgumentResolvers, initBinderArgumentResolvers } from './default-argument-resolvers.js';
import { defaultMessageConverters } from './default-message-converters.js';
import { defaultReturnValueHandlers } from './default-return-value-handlers.js';
import type { HandlerMethodArgumentResolver } from './handler-method-argument-resolver.js';
import type { HandlerMethodReturnValueHandler } from './handler-method-return-value-handler.js';
import { HandlerMethodValidator } from './handler-method-validator.js';
import { InitBinderDataBinderFactory, type InitBinderMethod } from './init-binder-data-binder-factory.js';
import { InvocableMethod, type InvocationChecks } from './invocable-method.js';
import { InvocationPlan } from './invocation-plan.js';
import { MessageBodyReader } from './message-body-reader.js';
import { MessageBodyWriter } from './message-body-writer.js';
import { ModelFactory, type ModelMethod } from './model-factory.js';
import { ReturnValueHandlers } from './return-value-handlers.js';
import { SessionAttributesHandler } from './session-attributes-handler.js';
import { ConfigurableWebBindingInitializer, type WebBindingInitializer } from './web-binding-initializer.js';
import type { WebDataBinderFactory } from './web-data-binder-factory.js';

/** Settings of a {@link RequestMappingHandlerAdapter}. */
export interface RequestMappingHandlerAdapterOptions {
  /** Place among the adapters. Default: last. */
  readonly order?: number;
  /** Default: bytes, texts, resources, forms, JSON. */
  readonly messageConverters?: readonly HttpMessageConverter[];
  /** Default: by the `Accept` header. */
  readonly contentNegotiationManager?: ContentNegotiationManager;
  /** Default: one with the shared conversion service and without a validator. */
  readonly webBindingInitializer?: WebBindingInitializer;
  /** Asked behind those for decorators and types, and before those for undecorated parameters. */
  readonly customArgumentResolvers?: readonly HandlerMethodArgumentResolver[];
  /** Asked behind the standard ones. */
  readonly customReturnValueHandlers?: readonly HandlerMethodReturnValueHandler[];
  /** Advices that are no `@ControllerAdvice`; they come behind those that are. */
  readonly bodyAdvices?: readonly BodyAdvice[];
  /** Time-out and interceptors of asynchronous answers. Default: the container's time-out, no interceptors. */
  readonly asyncSupport?: AsyncSupport;
}

/** What the methods of a controller are called with. */
interface Surroundings {
  readonly bean: object | string;
  readonly binderFactory: InitBinderDataBinderFactory;
  readonly modelMethods: readonly ModelMethod[];
  readonly session: SessionAttributesHandler | undefined;
}

/**
 * Calls methods of controllers. How each is called is found out once, when the application starts, or when it is first called
 * where it is mapped later. Source: Spring `RequestMappingHandlerAdapter`.
 */
export class RequestMappingHandlerAdapter extends HandlerAdapter {
  readonly #options: RequestMappingHandlerAdapterOptions;
  readonly #initializer: WebBindingInitializer;
  readonly #negotiation: ContentNegotiationManager;
  readonly #converters: readonly HttpMessageConverter[];
  readonly #plans = new WeakMap<HandlerMethod, InvocationPlan>();
  #context: HandlerContext | undefined;
  #argumentResolvers!: ArgumentResolvers;
  #initBinderResolvers!: ArgumentResolvers;
  #returnValueHandlers!: ReturnValueHandlers;
  #advices: readonly ControllerAdviceBean[] = [];
  #lastSurroundings: Surroundings | undefined;

  constructor(options: RequestMappingHandlerAdapterOptions = {}) {
    super();
    this.#options = options;
    this.#initializer = options.webBindingInitializer ?? new ConfigurableWebBindingInitializer();
    this.#negotiation = options.contentNegotiationManager ?? new ContentNegotiationManager();
    this.#converters = options.messageConverters ?? defaultMessageConverters();
    this.afterPropertiesSet();
  }

  getOrder(): number {
    return this.#options.order ?? LOWEST_PRECEDENCE;
  }

  setApplicationContext(context: HandlerContext): void {
    this.#context = context;
  }

  afterPropertiesSet(): void {
    const { customArgumentResolvers = [], customReturnValueHandlers = [], asyncSupport = {} } = this.#options;
    const context = this.#context;
    this.#advices = context ? ControllerAdviceBean.findAnnotatedBeans(context) : [];
    this.#lastSurroundings = undefined;
    const bodyAdvices = new BodyAdvices([...this.#advices, ...(this.#options.bodyAdvices ?? [])]);
    const reader = new MessageBodyReader(this.#converters, bodyAdvices);
    const writer = new MessageBodyWriter(this.#converters, this.#negotiation, bodyAdvices);
    const resolvePlaceholders = (text: string) => context?.getEnvironment().resolvePlaceholders(text) ?? text;
    const surroundings = { resolvePlaceholders, reader, custom: customArgumentResolvers };
    this.#argumentResolvers = new ArgumentResolvers(defaultArgumentResolvers(surroundings));
    this.#initBinderResolvers = new ArgumentResolvers(initBinderArgumentResolvers(surroundings));
    this.#returnValueHandlers = new ReturnValueHandlers(
      defaultReturnValueHandlers({
        writer,
        converters: this.#converters,
        asyncSupport,
        custom: customReturnValueHandlers,
      }),
    );
  }

  /** Makes the plans of all methods that are mapped by now: what cannot be called is found when the application starts. */
  override prepare(mappings: readonly HandlerMapping[]): void {
    for (const mapping of mappings) {
      if (!(mapping instanceof RequestMappingInfoHandlerMapping)) continue;
      for (const handlerMethod of mapping.getHandlerMethods().values()) this.#planOf(handlerMethod);
    }
  }

  supports(handler: object): boolean {
    return handler instanceof HandlerMethod;
  }

  handle(
    request: HttpServletRequest,
    response: HttpServletResponse,
    handler: object,
  ): MaybePromise<ModelAndView | undefined> {
    const handlerMethod = handler as HandlerMethod;
    const { plan } = handlerMethod;
    const own = plan?.owner === this ? (plan as InvocationPlan) : this.#planOf(handlerMethod);
    return own.handle(handlerMethod.bean as object, request, response);
  }

  getLastModified(): number {
    return -1;
  }

  #planOf(handlerMethod: HandlerMethod): InvocationPlan {
    const key = handlerMethod.resolvedFrom ?? handlerMethod;
    const plan = this.#plans.get(key) ?? this.#makePlan(key);
    this.#plans.set(key, plan);
    handlerMethod.plan = plan;
    return plan;
  }

  #makePlan(handlerMethod: HandlerMethod): InvocationPlan {
    const { validator } = this.#initializer;
    const methodValidator =
      validator instanceof BeanValidator ? HandlerMethodValidator.of(validator, handlerMethod) : undefined;
    const surroundings = this.#surroundingsOf(handlerMethod, methodValidator?.validatesArguments ?? false);
    const { binderFactory, modelMethods, session } = surroundings;
    return new InvocationPlan(handlerMethod, {
      owner: this,
      resolvers: this.#argumentResolvers,
      binderFactory,
      ...checksOf(methodValidator),
      returnValueHandlers: this.#returnValueHandlers,
      modelFactory: new ModelFactory(handlerMethod, modelMethods, binderFactory, session),
      hasSessionAttributes: session !== undefined,
    });
  }

  /** Those of the method before, where it belongs to the same bean: the methods of a controller come one after the other. */
  #surroundingsOf(handlerMethod: HandlerMethod, isMethodValidated: boolean): Surroundings {
    const { bean, beanType } = handlerMethod;
    const last = this.#lastSurroundings;
    if (last?.bean === bean && last.binderFactory.isMethodValidated === isMethodValidated) return last;
    const resolveController = () => handlerMethod.createWithResolvedBean().bean as object;
    const initBinders = this.#initBinderMethods(beanType, resolveController);
    const binderFactory = new InitBinderDataBinderFactory(this.#initializer, initBinders, isMethodValidated);
    const modelMethods = this.#modelMethods(beanType, binderFactory, resolveController);
    this.#lastSurroundings = { bean, binderFactory, modelMethods, session: SessionAttributesHandler.of(beanType) };
    return this.#lastSurroundings;
  }

  /** Those of advices first, then those of the controller. */
  #initBinderMethods(controller: Class, resolveController: () => object): InitBinderMethod[] {
    const ofType = (type: Class, resolveBean: () => object) =>
      annotatedMembers(type, INIT_BINDER).map((name): InitBinderMethod => {
        const handlerMethod = HandlerMethod.ofType(type, name as string | symbol);
        const method = new InvocableMethod(handlerMethod, {
          resolvers: this.#initBinderResolvers,
          binderFactory: new InitBinderDataBinderFactory(this.#initializer),
          isProvided: isBinderParameter,
        });
        return { names: findMemberAnnotation(type, name, INIT_BINDER)?.names ?? [], method, resolveBean };
      });
    return [...this.#advised(controller, ofType), ...ofType(controller, resolveController)];
  }

  #modelMethods(
    controller: Class,
    binderFactory: WebDataBinderFactory,
    resolveController: () => object,
  ): ModelMethod[] {
    const ofType = (type: Class, resolveBean: () => object) =>
      annotatedMembers(type, MODEL_ATTRIBUTE)
        .filter(
          (name) =>
            findMemberAnnotation(type, name, MODEL_ATTRIBUTE) && !findMemberAnnotation(type, name, REQUEST_MAPPING),
        )
        .map((name): ModelMethod => {
          const handlerMethod = HandlerMethod.ofType(type, name as string | symbol);
          const method = new InvocableMethod(handlerMethod, { resolvers: this.#argumentResolvers, binderFactory });
          return { method, resolveBean: type === controller ? (handler) => handler : resolveBean };
        });
    return [...this.#advised(controller, ofType), ...ofType(controller, resolveController)];
  }

  #advised<M>(controller: Class, methodsOf: (type: Class, resolveBean: () => object) => readonly M[]): M[] {
    return this.#advices
      .filter((advice) => advice.isApplicableTo(controller))
      .flatMap((advice) => methodsOf(advice.beanType, () => advice.resolveBean()));
  }
}

function checksOf(validator: HandlerMethodValidator | undefined): InvocationChecks {
  return {
    checkArguments: validator?.validatesArguments ? (args) => validator.validateArguments(args) : undefined,
    checkResult: validator?.validatesResult ? (value) => validator.validateResult(value) : undefined,
  };
}
