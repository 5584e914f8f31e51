import {
  type AbstractApplicationContext,
  ApplicationListener,
  BeanWrapper,
  ContextRefreshedEvent,
  IllegalArgumentException,
  type MaybePromise,
  MutablePropertyValues,
} from '@vernal/core';
import { ServletWebRequest } from '../binding/servlet-web-request.js';
import { isPreFlightRequest } from '../cors/cors-utils.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { Servlet, ServletConfig } from '../servlet/servlet.js';
import type { ServletContext } from '../servlet/servlet-context.js';
import type { LocaleContext } from '../strategies/locale-resolver.js';
import { RequestContextHolder } from '../strategies/request-context-holder.js';
import { RequestScope } from './request-scope.js';
import {
  configureWebApplicationContext,
  getWebApplicationContext,
  hasRequestScopedBeans,
} from './web-application-context.js';

const ALLOWED = 'GET, HEAD, POST, PUT, DELETE, OPTIONS';

/** Changes a context before it is refreshed. Source: Spring `ApplicationContextInitializer`. */
export type ApplicationContextInitializer = (context: AbstractApplicationContext) => MaybePromise<void>;

/**
 * A servlet with an application context of its own, whose parent is the root context. Init parameters are bound to properties
 * of the same name. Source: Spring `HttpServletBean`, `FrameworkServlet`.
 */
export abstract class FrameworkServlet implements Servlet {
  /** Whether the context becomes an attribute of the servlet context, with the name {@link servletContextAttributeName}. */
  publishContext = true;
  /** Whether OPTIONS goes to handlers. What none of them answers is answered with all methods. */
  dispatchOptionsRequest = true;
  /** Whether TRACE goes to handlers; otherwise it is refused with 405. */
  dispatchTraceRequest = false;
  readonly #context: AbstractApplicationContext;
  readonly #initializers: ApplicationContextInitializer[] = [];
  readonly #requiredProperties: string[] = [];
  #config: ServletConfig | undefined;
  #ownsContext = false;
  #hasScopedBeans = false;

  /** @param context one that is not refreshed yet is made a web context and refreshed when the servlet starts, and closed when it ends */
  constructor(context: AbstractApplicationContext) {
    this.#context = context;
  }

  get servletName(): string {
    return this.#config?.servletName ?? this.constructor.name;
  }

  get servletContext(): ServletContext {
    return (this.#config as ServletConfig).servletContext;
  }

  get webApplicationContext(): AbstractApplicationContext {
    return this.#context;
  }

  get servletContextAttributeName(): string {
    return `vernal.web.FrameworkServlet.CONTEXT.${this.servletName}`;
  }

  /** To be called before the servlet starts. */
  addContextInitializers(...initializers: ApplicationContextInitializer[]): this {
    this.#initializers.push(...initializers);
    return this;
  }

  /** Lets the start fail without an init parameter of that name. For constructors of subclasses. */
  protected addRequiredProperty(name: string): void {
    this.#requiredProperties.push(name);
  }

  async init(config: ServletConfig): Promise<void> {
    this.#config = config;
    this.#bindInitParameters(config);
    if (this.#context.isActive()) await this.onRefresh(this.#context);
    else await this.#configureAndRefresh(config);
    this.#hasScopedBeans = hasRequestScopedBeans(this.#context);
    if (this.#hasScopedBeans) RequestContextHolder.enable();
    if (this.publishContext) this.servletContext.setAttribute(this.servletContextAttributeName, this.#context);
  }

  #bindInitParameters({ initParameters }: ServletConfig): void {
    const missing = this.#requiredProperties.filter((name) => initParameters[name] === undefined);
    if (missing.length > 0) {
      throw new IllegalArgumentException(
        `The servlet '${this.servletName}' needs init parameters: ${missing.join(', ')}`,
      );
    }
    new BeanWrapper(this).setPropertyValues(new MutablePropertyValues(initParameters), { ignoreUnknown: true });
  }

  async #configureAndRefresh(config: ServletConfig): Promise<void> {
    const context = this.#context;
    const root = getWebApplicationContext(config.servletContext);
    if (root && !context.getParent()) context.setParent(root);
    configureWebApplicationContext(context, config.servletContext, config);
    context.addApplicationListener(new RefreshListener(context, () => this.onRefresh(context)));
    for (const initialize of this.#initializers) await initialize(context);
    await context.refresh();
    this.#ownsContext = true;
  }

  /** Called when the context is there, and whenever it is refreshed. */
  protected abstract onRefresh(context: AbstractApplicationContext): MaybePromise<void>;

  async destroy(): Promise<void> {
    this.servletContext.removeAttribute(this.servletContextAttributeName);
    if (this.#ownsContext) await this.#context.close();
  }

  service(request: HttpServletRequest, response: HttpServletResponse): MaybePromise<void> {
    switch (request.method) {
      case 'OPTIONS':
        return this.#doOptions(request, response);
      case 'TRACE':
        return this.#doTrace(request, response);
      default:
        return this.#processRequest(request, response);
    }
  }

  async #doOptions(request: HttpServletRequest, response: HttpServletResponse): Promise<void> {
    if (this.dispatchOptionsRequest || isPreFlightRequest(request)) {
      await this.#processRequest(request, response);
      if (response.isCommitted || response.containsHeader('Allow')) return;
    }
    response.setHeader('Allow', `${ALLOWED}, PATCH`);
  }

  #doTrace(request: HttpServletRequest, response: HttpServletResponse): MaybePromise<void> {
    if (this.dispatchTraceRequest) return this.#processRequest(request, response);
    response.setHeader('Allow', ALLOWED);
    response.sendError(405);
  }

  #processRequest(request: HttpServletRequest, response: HttpServletResponse): MaybePromise<void> {
    return RequestContextHolder.isEnabled ? this.#followRequest(request, response) : this.doService(request, response);
  }

  /** Beans of the scopes request and session, and code that asks for the present request, find it. */
  async #followRequest(request: HttpServletRequest, response: HttpServletResponse): Promise<void> {
    const localeContext = await this.buildLocaleContext(request);
    if (this.#hasScopedBeans && request.requestedSessionId !== undefined) await request.getSession(false);
    const webRequest = new ServletWebRequest(request, response);
    try {
      await RequestContextHolder.run(webRequest, localeContext, () => this.doService(request, response));
    } finally {
      const isInner = request.dispatcherType === 'FORWARD' || request.dispatcherType === 'INCLUDE';
      if (!isInner) await this.#completeScope(request);
    }
  }

  #completeScope(request: HttpServletRequest): MaybePromise<void> {
    if (!request.isAsyncStarted) return RequestScope.completed(request);
    request.getAsyncContext().addListener({ onComplete: () => RequestScope.completed(request) });
  }

  /** The locale that code called by the request sees. */
  protected buildLocaleContext(request: HttpServletRequest): MaybePromise<LocaleContext> {
    return { locale: request.getLocales()[0] as Intl.Locale };
  }

  /** Answers a request. */
  protected abstract doService(request: HttpServletRequest, response: HttpServletResponse): MaybePromise<void>;
}

/** Hears of refreshes of one context, not of its children. */
class RefreshListener extends ApplicationListener<ContextRefreshedEvent> {
  static readonly eventType = ContextRefreshedEvent;
  readonly #context: AbstractApplicationContext;
  readonly #refreshed: () => MaybePromise<void>;

  constructor(context: AbstractApplicationContext, refreshed: () => MaybePromise<void>) {
    super();
    this.#context = context;
    this.#refreshed = refreshed;
  }

  onApplicationEvent(event: ContextRefreshedEvent): MaybePromise<void> {
    if (event.getApplicationContext() === this.#context) return this.#refreshed();
  }
}
