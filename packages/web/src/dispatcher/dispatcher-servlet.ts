import { type AbstractApplicationContext, getLogger, isPromiseLike, type MaybePromise } from '@vernal/core';
import { ServletWebRequest } from '../binding/servlet-web-request.js';
import { defaultStrategies } from '../config/default-strategies.js';
import { MultipartException } from '../errors/multipart-exceptions.js';
import { NoHandlerFoundException } from '../errors/not-found-exceptions.js';
import { ServletException } from '../errors/servlet-exception.js';
import { getAsyncManager, isConcurrentHandlingStarted } from '../method/async/web-async-manager.js';
import { ERROR_EXCEPTION, INCLUDE_REQUEST_URI } from '../servlet/dispatch-attributes.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { getMultipartRequest } from '../servlet/multipart-http-servlet-request.js';
import { type DispatcherScope, setDispatcherScope } from '../strategies/dispatcher-scope.js';
import type { DispatcherStrategies } from '../strategies/dispatcher-strategies.js';
import type { FlashMap } from '../strategies/flash-map.js';
import { setInputFlashMap } from '../strategies/flash-maps.js';
import type { HandlerAdapter } from '../strategies/handler-adapter.js';
import type { HandlerExecutionChain } from '../strategies/handler-execution-chain.js';
import type { LocaleContext } from '../strategies/locale-resolver.js';
import type { ModelAndView } from '../strategies/model-and-view.js';
import { ModelAndViewDefiningException } from '../strategies/model-and-view-defining-exception.js';
import type { View } from '../strategies/view.js';
import { exposeResponseStatus } from '../strategies/view-attributes.js';
import { ViewResolverComposite } from '../views/view-resolver-composite.js';
import { detectStrategies } from './detect-strategies.js';
import { clearErrorAttributes, exposeErrorAttributes } from './error-attributes.js';
import { FrameworkServlet } from './framework-servlet.js';

const pageNotFoundLogger = getLogger('vernal.web.PageNotFound');
const logger = getLogger('vernal.web.DispatcherServlet');

/** One request on its way, and how far it came. */
class Dispatch {
  readonly request: HttpServletRequest;
  readonly response: HttpServletResponse;
  /** The request, or the upload that it is. */
  processedRequest: HttpServletRequest;
  mappedHandler: HandlerExecutionChain | undefined = undefined;
  mv: ModelAndView | undefined = undefined;
  /** What a step threw; the value itself may be anything. */
  failure: { readonly exception: unknown } | undefined = undefined;

  constructor(request: HttpServletRequest, response: HttpServletResponse) {
    this.request = request;
    this.response = response;
    this.processedRequest = request;
  }

  triggerAfterCompletion(exception: unknown): MaybePromise<void> {
    return this.mappedHandler?.triggerAfterCompletion(this.processedRequest, this.response, exception);
  }
}

/**
 * The front controller: finds the handler of a request, lets interceptors and an adapter call it, and renders what it
 * returned. All of that is done by strategies, which are beans of its application context. Source: Spring 6.2 `DispatcherServlet`.
 */
export class DispatcherServlet extends FrameworkServlet {
  /** All beans of the type, those of the root context too; false: only the bean `handlerMapping`. */
  detectAllHandlerMappings = true;
  /** As above, for `handlerAdapter`. */
  detectAllHandlerAdapters = true;
  /** As above, for `handlerExceptionResolver`. */
  detectAllHandlerExceptionResolvers = true;
  /** As above, for `viewResolver`. */
  detectAllViewResolvers = true;
  /** Whether a `NoHandlerFoundException` goes to the exception resolvers; false: 404 by the container. */
  throwExceptionIfNoHandlerFound = true;

  #strategies: DispatcherStrategies | undefined;
  #scope: DispatcherScope | undefined;

  protected override onRefresh(context: AbstractApplicationContext): void {
    this.initStrategies(context);
  }

  /** Reads the strategies from the context; called again when it is refreshed. */
  protected initStrategies(context: AbstractApplicationContext): void {
    const strategies = detectStrategies(context, defaultStrategies(context), this);
    const { handlerMappings, localeResolver, themeResolver, flashMapManager } = strategies;
    for (const adapter of strategies.handlerAdapters) adapter.prepare?.(handlerMappings);
    this.#strategies = strategies;
    this.#scope = { webApplicationContext: context, handlerMappings, localeResolver, themeResolver, flashMapManager };
  }

  /** The strategies in use, in the order in which they are asked. */
  get strategies(): DispatcherStrategies {
    return this.#strategies as DispatcherStrategies;
  }

  protected override buildLocaleContext(request: HttpServletRequest): MaybePromise<LocaleContext> {
    return this.strategies.localeResolver?.resolveLocaleContext(request) ?? super.buildLocaleContext(request);
  }

  protected override doService(request: HttpServletRequest, response: HttpServletResponse): MaybePromise<void> {
    if (request.dispatcherType === 'INCLUDE') return this.#includeService(request, response);
    return this.#exposeAndDispatch(request, response);
  }

  #exposeAndDispatch(request: HttpServletRequest, response: HttpServletResponse): MaybePromise<void> {
    setDispatcherScope(request, this.#scope as DispatcherScope);
    const flashMap = this.strategies.flashMapManager?.retrieveAndUpdate(request, response);
    if (!flashMap && request.dispatcherType === 'REQUEST') return this.doDispatch(request, response);
    const dispatch = (input: FlashMap | undefined) => {
      setInputFlashMap(request, input);
      return this.doDispatch(request, response);
    };
    return isPromiseLike(flashMap) ? flashMap.then(dispatch) : dispatch(flashMap);
  }

  /** An included servlet leaves the request's attributes as they were. */
  async #includeService(request: HttpServletRequest, response: HttpServletResponse): Promise<void> {
    const before = new Map(request.getAttributeNames().map((name) => [name, request.getAttribute(name)]));
    try {
      await this.#exposeAndDispatch(request, response);
    } finally {
      for (const name of request.getAttributeNames()) if (!before.has(name)) request.removeAttribute(name);
      for (const [name, value] of before) if (request.getAttribute(name) !== value) request.setAttribute(name, value);
    }
  }

  /** Sends a request on its way; returns a promise only where a step on it returned one. */
  protected doDispatch(request: HttpServletRequest, response: HttpServletResponse): MaybePromise<void> {
    const dispatch = new Dispatch(request, response);
    let proceed: MaybePromise<boolean>;
    try {
      proceed = this.#multipartStep(dispatch);
    } catch (exception) {
      dispatch.failure = { exception };
      return this.#conclude(dispatch);
    }
    if (!isPromiseLike(proceed)) return this.#finish(proceed, dispatch);
    return proceed.then(
      (one) => this.#finish(one, dispatch),
      (exception: unknown) => {
        dispatch.failure = { exception };
        return this.#conclude(dispatch);
      },
    );
  }

  #finish(proceed: boolean, dispatch: Dispatch): MaybePromise<void> {
    if (!proceed) return this.#cleanUp(dispatch);
    if (dispatch.mv) return this.#conclude(dispatch);
    const completed = dispatch.triggerAfterCompletion(undefined);
    return completed ? completed.then(() => this.#cleanUp(dispatch)) : this.#cleanUp(dispatch);
  }

  // The steps of the way, each of which goes on to the next one: upload, parameters, handler, Last-Modified, preHandle, handler,
  // postHandle. False: there is no result to be processed, since the answer is known or will come in another dispatch.

  #multipartStep(dispatch: Dispatch): MaybePromise<boolean> {
    const checked = this.checkMultipart(dispatch.request);
    if (!isPromiseLike(checked)) return this.#parametersStep(dispatch, checked);
    return checked.then((request) => this.#parametersStep(dispatch, request));
  }

  #parametersStep(dispatch: Dispatch, processedRequest: HttpServletRequest): MaybePromise<boolean> {
    dispatch.processedRequest = processedRequest;
    const prepared = processedRequest.prepareParameters();
    return prepared ? prepared.then(() => this.#mappingStep(dispatch)) : this.#mappingStep(dispatch);
  }

  #mappingStep(dispatch: Dispatch): MaybePromise<boolean> {
    const found = this.getHandler(dispatch.processedRequest);
    if (!isPromiseLike(found)) return this.#lastModifiedStep(dispatch, found);
    return found.then((chain) => this.#lastModifiedStep(dispatch, chain));
  }

  #lastModifiedStep(dispatch: Dispatch, chain: HandlerExecutionChain | undefined): MaybePromise<boolean> {
    const { processedRequest: request, response } = dispatch;
    if (!chain) {
      this.noHandlerFound(request, response);
      return false;
    }
    dispatch.mappedHandler = chain;
    const adapter = this.getHandlerAdapter(chain.handler);
    const notModified = this.#checkNotModified(adapter, chain.handler, request, response);
    if (!isPromiseLike(notModified)) return !notModified && this.#preHandleStep(dispatch, chain, adapter);
    return notModified.then((is) => !is && this.#preHandleStep(dispatch, chain, adapter));
  }

  #preHandleStep(dispatch: Dispatch, chain: HandlerExecutionChain, adapter: HandlerAdapter): MaybePromise<boolean> {
    const proceed = chain.applyPreHandle(dispatch.processedRequest, dispatch.response);
    if (!isPromiseLike(proceed)) return proceed && this.#handlerStep(dispatch, chain, adapter);
    return proceed.then((one) => one && this.#handlerStep(dispatch, chain, adapter));
  }

  #handlerStep(dispatch: Dispatch, chain: HandlerExecutionChain, adapter: HandlerAdapter): MaybePromise<boolean> {
    const result = adapter.handle(dispatch.processedRequest, dispatch.response, chain.handler);
    if (!isPromiseLike(result)) return this.#postHandleStep(dispatch, chain, result);
    return result.then((mv) => this.#postHandleStep(dispatch, chain, mv));
  }

  #postHandleStep(
    dispatch: Dispatch,
    chain: HandlerExecutionChain,
    mv: ModelAndView | undefined,
  ): MaybePromise<boolean> {
    const { processedRequest: request, response } = dispatch;
    dispatch.mv = mv;
    if (isConcurrentHandlingStarted(request)) return false;
    this.#applyDefaultViewName(request, mv);
    const posted = chain.applyPostHandle(request, response, mv);
    return posted ? posted.then(() => true) : true;
  }

  async #conclude(dispatch: Dispatch): Promise<void> {
    try {
      await this.#processDispatchResult(dispatch);
    } catch (exception) {
      await dispatch.triggerAfterCompletion(exception);
      throw exception;
    } finally {
      await this.#cleanUp(dispatch);
    }
  }

  /** The request, or the upload that it is. */
  protected checkMultipart(request: HttpServletRequest): MaybePromise<HttpServletRequest> {
    const { multipartResolver } = this.strategies;
    if (!multipartResolver?.isMultipart(request) || getMultipartRequest(request)) return request;
    // an error page is to be shown although it was the upload that failed
    if (request.getAttribute(ERROR_EXCEPTION) instanceof MultipartException) return request;
    return multipartResolver.resolveMultipart(request);
  }

  /** The handler with its interceptors, of the first mapping that has one. */
  protected getHandler(request: HttpServletRequest): MaybePromise<HandlerExecutionChain | undefined> {
    return this.#handlerOfMapping(0, request);
  }

  #handlerOfMapping(start: number, request: HttpServletRequest): MaybePromise<HandlerExecutionChain | undefined> {
    const { handlerMappings } = this.strategies;
    for (let index = start; index < handlerMappings.length; index++) {
      const found = handlerMappings[index]?.getHandler(request);
      if (isPromiseLike(found)) return found.then((chain) => chain ?? this.#handlerOfMapping(index + 1, request));
      if (found) return found;
    }
    return undefined;
  }

  /** Throws a `NoHandlerFoundException`, or lets the container answer 404. */
  protected noHandlerFound(request: HttpServletRequest, response: HttpServletResponse): void {
    const uri = (request.getAttribute(INCLUDE_REQUEST_URI) as string | undefined) ?? request.requestURI;
    pageNotFoundLogger.debug(`No mapping for ${request.method} ${uri}`);
    if (this.throwExceptionIfNoHandlerFound) throw new NoHandlerFoundException(request.method, uri);
    response.sendError(404);
  }

  /** Throws a `ServletException` where no adapter supports the handler. */
  protected getHandlerAdapter(handler: object): HandlerAdapter {
    for (const adapter of this.strategies.handlerAdapters) if (adapter.supports(handler)) return adapter;
    throw new ServletException(
      `No HandlerAdapter supports the handler ${handler.constructor.name}: declare a bean of an adapter that does`,
    );
  }

  #checkNotModified(
    adapter: HandlerAdapter,
    handler: object,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<boolean> {
    const { method } = request;
    if (method !== 'GET' && method !== 'HEAD') return false;
    const lastModified = adapter.getLastModified(request, handler);
    if (isPromiseLike(lastModified)) return lastModified.then((time) => isNotModified(time, request, response));
    return isNotModified(lastModified, request, response);
  }

  #applyDefaultViewName(request: HttpServletRequest, mv: ModelAndView | undefined): void {
    if (mv && mv.view === undefined) mv.view = this.strategies.viewNameTranslator?.getViewName(request);
  }

  async #processDispatchResult({
    processedRequest: request,
    response,
    mappedHandler,
    mv,
    failure,
  }: Dispatch): Promise<void> {
    let view = mv;
    let errorView = false;
    if (failure?.exception instanceof ModelAndViewDefiningException) {
      view = failure.exception.modelAndView;
    } else if (failure) {
      view = await this.processHandlerException(request, response, mappedHandler?.handler, failure.exception);
      errorView = view !== undefined;
    }
    if (view && !view.wasCleared) {
      await this.render(view, request, response);
      if (errorView) clearErrorAttributes(request);
    }
    if (isConcurrentHandlingStarted(request)) return;
    await mappedHandler?.triggerAfterCompletion(request, response, undefined);
  }

  /** The view of the first exception resolver that knows the exception; undefined where it has answered. Else throws it on. */
  protected async processHandlerException(
    request: HttpServletRequest,
    response: HttpServletResponse,
    handler: object | undefined,
    exception: unknown,
  ): Promise<ModelAndView | undefined> {
    if (!response.isCommitted) {
      response.removeHeader('Content-Type');
      response.removeHeader('Content-Disposition');
      response.resetBuffer();
    }
    for (const resolver of this.strategies.handlerExceptionResolvers) {
      const mv = await resolver.resolveException(request, response, handler, exception);
      if (!mv) continue;
      if (mv.isEmpty) return undefined;
      this.#applyDefaultViewName(request, mv);
      logger.debug(`Using the error view ${mv.viewName ?? 'of an object'}`, exception);
      exposeErrorAttributes(request, exception, this.servletName);
      return mv;
    }
    throw exception;
  }

  /** Renders the view, or the view of that name, in the locale of the request. Throws a `ServletException` where there is none. */
  protected async render(mv: ModelAndView, request: HttpServletRequest, response: HttpServletResponse): Promise<void> {
    const resolved = await this.strategies.localeResolver?.resolveLocaleContext(request);
    const locale = resolved?.locale ?? (request.getLocales()[0] as Intl.Locale);
    response.locale = locale;
    const view = typeof mv.view === 'string' ? await this.resolveViewName(mv.view, locale, request) : mv.view;
    if (!view) {
      const missing = mv.view === undefined ? 'no view for what the handler returned' : `no view named '${mv.view}'`;
      throw new ServletException(
        `There is ${missing} in the servlet '${this.servletName}'. ${this.#askedResolvers()} A handler whose value is the body ` +
          'needs @ResponseBody(), or @RestController() at its class.',
      );
    }
    if (mv.status !== undefined) {
      exposeResponseStatus(request, mv.status);
      response.status = mv.status;
    }
    await view.render(mv.model, request, response);
  }

  #askedResolvers(): string {
    const resolvers = this.strategies.viewResolvers.flatMap((one) =>
      one instanceof ViewResolverComposite ? one.viewResolvers : [one],
    );
    const names = resolvers.map((resolver) => resolver.constructor.name);
    return names.length === 0 ? 'No view resolver is there.' : `Asked: ${names.join(', ')}.`;
  }

  /** The view of the first view resolver that has one. */
  protected async resolveViewName(
    viewName: string,
    locale: Intl.Locale,
    request: HttpServletRequest,
  ): Promise<View | undefined> {
    for (const resolver of this.strategies.viewResolvers) {
      const view = await resolver.resolveViewName(viewName, locale, request);
      if (view) return view;
    }
    return undefined;
  }

  /** Instead of `postHandle` and `afterCompletion` where the handler goes on; otherwise an upload's files are removed. */
  #cleanUp({ request, processedRequest, response, mappedHandler }: Dispatch): MaybePromise<void> {
    const parsedHere = processedRequest !== request;
    if (isConcurrentHandlingStarted(processedRequest)) {
      if (parsedHere) getAsyncManager(processedRequest).multipartRequestParsed = true;
      return mappedHandler?.applyAfterConcurrentHandlingStarted(processedRequest, response);
    }
    const parsedBefore = request.dispatcherType === 'ASYNC' && getAsyncManager(request).multipartRequestParsed;
    if (!parsedHere && !parsedBefore) return;
    const multipart = getMultipartRequest(processedRequest);
    if (multipart) return this.strategies.multipartResolver?.cleanupMultipart(multipart);
  }
}

/** Answers 304 where the client has what was changed last at that time. HEAD goes to the handler all the same. */
function isNotModified(lastModified: number, request: HttpServletRequest, response: HttpServletResponse): boolean {
  if (lastModified < 0) return false;
  return new ServletWebRequest(request, response).checkNotModified(lastModified) && request.method === 'GET';
}
