import { type Class, getLogger } from '@vernal/core';
import { ServletWebRequest } from '../binding/servlet-web-request.js';
import type { HttpMessageConverter } from '../converters/http-message-converter.js';
import { HttpMediaTypeNotAcceptableException } from '../errors/http-media-type-exceptions.js';
import { MediaType } from '../http/media-type.js';
import type { HandlerContext } from '../mapping/handler-context.js';
import { HandlerMethod } from '../mapping/handler-method.js';
import { ArgumentResolvers } from '../method/argument-resolvers.js';
import { type BodyAdvice, BodyAdvices } from '../method/body-advices.js';
import { ControllerAdviceBean } from '../method/controller-advice-bean.js';
import { exceptionArgumentResolvers } from '../method/default-argument-resolvers.js';
import { defaultMessageConverters } from '../method/default-message-converters.js';
import { exceptionReturnValueHandlers } from '../method/default-return-value-handlers.js';
import type { HandlerMethodArgumentResolver } from '../method/handler-method-argument-resolver.js';
import type { HandlerMethodReturnValueHandler } from '../method/handler-method-return-value-handler.js';
import { InitBinderDataBinderFactory } from '../method/init-binder-data-binder-factory.js';
import type { InvocableMethodOptions } from '../method/invocable-method.js';
import { modelAndViewOf } from '../method/invocation-plan.js';
import { MessageBodyWriter } from '../method/message-body-writer.js';
import { ModelAndViewContainer } from '../method/model-and-view-container.js';
import { ReturnValueHandlers } from '../method/return-value-handlers.js';
import { ServletInvocableMethod } from '../method/servlet-invocable-method.js';
import { ConfigurableWebBindingInitializer } from '../method/web-binding-initializer.js';
import { ContentNegotiationManager } from '../negotiation/content-negotiation-manager.js';
import { PathPatternParser } from '../path/path-pattern-parser.js';
import { ResourceHttpRequestHandler } from '../resources/resource-http-request-handler.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { getHandlerMatch, type HandlerMatch, setHandlerMatch } from '../strategies/handler-match.js';
import { ModelAndView } from '../strategies/model-and-view.js';
import {
  AbstractHandlerExceptionResolver,
  type HandlerExceptionResolverOptions,
} from './abstract-handler-exception-resolver.js';
import {
  causesOf,
  type ExceptionHandlerMapping,
  ExceptionHandlerMethodResolver,
  isErrorType,
} from './exception-handler-method-resolver.js';

/** Settings of an {@link ExceptionHandlerExceptionResolver}. */
export interface ExceptionHandlerExceptionResolverOptions extends HandlerExceptionResolverOptions {
  /** Default: bytes, texts, resources, forms, JSON. */
  readonly messageConverters?: readonly HttpMessageConverter[];
  /** Default: by the `Accept` header. */
  readonly contentNegotiationManager?: ContentNegotiationManager;
  /** Asked behind those for decorators and types, and before those for undecorated parameters. */
  readonly customArgumentResolvers?: readonly HandlerMethodArgumentResolver[];
  /** Asked behind the standard ones. */
  readonly customReturnValueHandlers?: readonly HandlerMethodReturnValueHandler[];
  /** Advices that are no `@ControllerAdvice`; they come behind those that are. */
  readonly bodyAdvices?: readonly BodyAdvice[];
}

interface Found {
  readonly mapping: ExceptionHandlerMapping;
  readonly bean: object;
}

const logger = getLogger('vernal.web.ExceptionHandlerExceptionResolver');
const ANYTHING: readonly MediaType[] = [MediaType.ALL];

/** Stands for the match of a request that no mapping has a handler for. */
const NO_MATCH: Omit<HandlerMatch, 'handler'> = {
  pattern: PathPatternParser.defaultInstance.parse('/**'),
  uriVariables: new Map(),
  matrixVariables: new Map(),
  pathWithinMapping: '',
  producibleMediaTypes: undefined,
};

/**
 * Lets `@ExceptionHandler` methods handle exceptions: those of the controller, then those of the advices in their order.
 * Source: Spring `ExceptionHandlerExceptionResolver`.
 */
export class ExceptionHandlerExceptionResolver extends AbstractHandlerExceptionResolver {
  readonly #settings: ExceptionHandlerExceptionResolverOptions;
  readonly #negotiation: ContentNegotiationManager;
  readonly #binderFactory = new InitBinderDataBinderFactory(new ConfigurableWebBindingInitializer());
  readonly #byController = new WeakMap<Class, ExceptionHandlerMethodResolver>();
  readonly #methods = new WeakMap<HandlerMethod, ServletInvocableMethod>();
  #context: HandlerContext | undefined;
  #argumentResolvers!: ArgumentResolvers;
  #returnValueHandlers!: ReturnValueHandlers;
  #advices: readonly (readonly [ControllerAdviceBean, ExceptionHandlerMethodResolver])[] = [];

  constructor(options: ExceptionHandlerExceptionResolverOptions = {}) {
    super(options);
    this.#settings = options;
    this.#negotiation = options.contentNegotiationManager ?? new ContentNegotiationManager();
    this.afterPropertiesSet();
  }

  setApplicationContext(context: HandlerContext): void {
    this.#context = context;
  }

  /** Throws an `IllegalStateException` for an advice with methods that handle the same exception. */
  afterPropertiesSet(): void {
    const { customArgumentResolvers = [], customReturnValueHandlers = [], bodyAdvices = [] } = this.#settings;
    const converters = this.#settings.messageConverters ?? defaultMessageConverters();
    const advices = this.#context ? ControllerAdviceBean.findAnnotatedBeans(this.#context) : [];
    this.#advices = advices
      .map((advice) => [advice, new ExceptionHandlerMethodResolver(advice.beanType)] as const)
      .filter(([, resolver]) => resolver.hasExceptionMappings);
    const writer = new MessageBodyWriter(converters, this.#negotiation, new BodyAdvices([...advices, ...bodyAdvices]));
    this.#argumentResolvers = new ArgumentResolvers(exceptionArgumentResolvers(customArgumentResolvers));
    this.#returnValueHandlers = new ReturnValueHandlers(
      exceptionReturnValueHandlers({ writer, converters, custom: customReturnValueHandlers }),
    );
  }

  /** Methods of controllers; advices also handle what failed without a handler, static resources and handler functions. */
  protected override shouldApplyTo(request: HttpServletRequest, handler: object | undefined): boolean {
    if (handler === undefined || handler instanceof HandlerMethod) return super.shouldApplyTo(request, handler);
    const isAdvised = handler instanceof ResourceHttpRequestHandler || typeof handler === 'function';
    return isAdvised && this.#advices.length > 0;
  }

  protected async doResolveException(
    request: HttpServletRequest,
    response: HttpServletResponse,
    handler: object | undefined,
    exception: unknown,
  ): Promise<ModelAndView | undefined> {
    const handlerMethod = handler instanceof HandlerMethod ? handler : undefined;
    if (exception === undefined || exception === null) return undefined;
    forgetProducibleTypes(request);
    const found = this.#find(handlerMethod, exception, request);
    if (!found) return undefined;
    const { mapping, bean } = found;
    if (mapping.producibleTypes) narrowProducibleTypes(request, mapping);
    const webRequest = new ServletWebRequest(request, response);
    const container = new ModelAndViewContainer();
    const exceptions = causesOf(exception);
    try {
      await this.#methodOf(mapping.handlerMethod).invokeAndHandle(bean, container, webRequest, [
        ...exceptions,
        ...(handlerMethod ? [handlerMethod] : []),
      ]);
    } catch (failure) {
      if (!exceptions.includes(failure)) logger.warn(`Failure in @ExceptionHandler ${mapping.handlerMethod}`, failure);
      return undefined;
    }
    return modelAndViewOf(container, webRequest) ?? new ModelAndView();
  }

  #find(handlerMethod: HandlerMethod | undefined, exception: unknown, request: HttpServletRequest): Found | undefined {
    const accepted = this.#acceptedMediaTypes(request);
    const controller = handlerMethod?.beanType;
    if (controller) {
      const mapping = firstMapping(this.#resolverOf(controller), exception, accepted);
      if (mapping) return { mapping, bean: handlerMethod.createWithResolvedBean().bean as object };
    }
    for (const [advice, resolver] of this.#advices) {
      if (!advice.isApplicableTo(controller)) continue;
      const mapping = firstMapping(resolver, exception, accepted);
      if (mapping) return { mapping, bean: advice.resolveBean() };
    }
    return undefined;
  }

  #acceptedMediaTypes(request: HttpServletRequest): readonly MediaType[] {
    try {
      return this.#negotiation.resolveMediaTypes(request);
    } catch (error) {
      if (error instanceof HttpMediaTypeNotAcceptableException) return ANYTHING;
      throw error;
    }
  }

  #resolverOf(controller: Class): ExceptionHandlerMethodResolver {
    const known = this.#byController.get(controller);
    if (known) return known;
    const made = new ExceptionHandlerMethodResolver(controller);
    this.#byController.set(controller, made);
    return made;
  }

  #methodOf(handlerMethod: HandlerMethod): ServletInvocableMethod {
    const known = this.#methods.get(handlerMethod);
    if (known) return known;
    const options: InvocableMethodOptions = {
      resolvers: this.#argumentResolvers,
      binderFactory: this.#binderFactory,
      isProvided: ({ type, annotations }) =>
        isErrorType(type) || type === HandlerMethod || (type === undefined && annotations.length === 0),
    };
    const made = new ServletInvocableMethod(handlerMethod, options, this.#returnValueHandlers);
    this.#methods.set(handlerMethod, made);
    return made;
  }
}

function firstMapping(
  resolver: ExceptionHandlerMethodResolver,
  exception: unknown,
  accepted: readonly MediaType[],
): ExceptionHandlerMapping | undefined {
  for (const mediaType of accepted) {
    const mapping = resolver.resolve(exception, mediaType);
    if (mapping) return mapping;
  }
  return undefined;
}

/** What the failed handler produces does not bind the answer to its failure. */
function forgetProducibleTypes(request: HttpServletRequest): void {
  const match = getHandlerMatch(request);
  if (match?.producibleMediaTypes) setHandlerMatch(request, { ...match, producibleMediaTypes: undefined });
}

function narrowProducibleTypes(
  request: HttpServletRequest,
  { producibleTypes, handlerMethod }: ExceptionHandlerMapping,
): void {
  const match = getHandlerMatch(request) ?? { ...NO_MATCH, handler: handlerMethod };
  setHandlerMatch(request, { ...match, producibleMediaTypes: producibleTypes });
}
