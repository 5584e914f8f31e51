import { getLogger, IllegalArgumentException, IllegalStateException } from '@vernal/core';
import { ApplicationFilterChain } from './application-filter-chain.js';
import { ApplicationListeners } from './application-listeners.js';
import { ApplicationRequestDispatcher } from './application-request-dispatcher.js';
import type { DispatcherType } from './dispatcher-type.js';
import { DynamicServletContext, type ServletContextListener } from './dynamic-servlet-context.js';
import type { ErrorPage } from './error-page.js';
import type { Filter } from './filter.js';
import type { HttpServletRequest, RequestDispatcher } from './http-servlet-request.js';
import type { HttpServletResponse } from './http-servlet-response.js';
import { RegisteredFilter, RegisteredServlet } from './registrations.js';
import type { Servlet } from './servlet.js';
import type { ServletListener } from './servlet-listeners.js';
import { ServletMapper, type ServletMapping } from './servlet-mapper.js';

const logger = getLogger('vernal.web.ServletContext');

/** What the container invokes: a servlet with how it was found. */
export type Target = ServletMapping<RegisteredServlet>;

/** Answers what no servlet is mapped to. */
const nothingMapped: Servlet = {
  service: (_request, response) => response.sendError(404),
};

/** The application in the container: its attributes, servlets, filters and listeners, their start and their end. */
export class ApplicationServletContext extends DynamicServletContext {
  readonly contextPath: string;
  readonly initParameters: Readonly<Record<string, string>>;
  readonly errorPages: ErrorPage[] = [];
  readonly listeners = new ApplicationListeners();
  readonly #attributes = new Map<string, unknown>();
  readonly #mapper = new ServletMapper<RegisteredServlet>();
  readonly #servlets = new Map<string, RegisteredServlet>();
  readonly #filters = new Map<string, RegisteredFilter>();
  readonly #unmapped: Target;
  /** What is to be undone at the end, last first. */
  #started: (() => void | Promise<void>)[] = [];
  #open = true;

  constructor(contextPath: string, initParameters: Readonly<Record<string, string>>) {
    super();
    if (contextPath !== '' && !/^\/.*[^/]$/.test(contextPath)) {
      throw new IllegalArgumentException(
        `'${contextPath}' is no context path: it is empty, or starts and does not end with '/'`,
      );
    }
    this.contextPath = contextPath;
    this.initParameters = { ...initParameters };
    this.#unmapped = {
      target: new RegisteredServlet('default', nothingMapped, this.#mapper),
      pattern: '/',
      prefixLength: -1,
    };
  }

  getAttribute(name: string): unknown {
    return this.#attributes.get(name);
  }

  setAttribute(name: string, value: unknown): void {
    const previous = this.#attributes.get(name);
    if (value === undefined || value === null) this.#attributes.delete(name);
    else this.#attributes.set(name, value);
    this.listeners.contextAttributeChanged(this, name, previous, value);
  }

  removeAttribute(name: string): void {
    this.setAttribute(name, undefined);
  }

  getAttributeNames(): string[] {
    return [...this.#attributes.keys()];
  }

  addServlet(name: string, servlet: Servlet): RegisteredServlet {
    const registered = new RegisteredServlet(name, servlet, this.#mapper);
    return this.#register(this.#servlets, 'servlet', name, registered);
  }

  addFilter(name: string, filter: Filter): RegisteredFilter {
    return this.#register(this.#filters, 'filter', name, new RegisteredFilter(name, filter));
  }

  #register<T>(known: Map<string, T>, kind: string, name: string, registered: T): T {
    if (!this.#open)
      throw new IllegalStateException(`The ${kind} '${name}' comes too late: the application has started`);
    if (known.has(name)) throw new IllegalStateException(`There is already a ${kind} named '${name}'`);
    known.set(name, registered);
    return registered;
  }

  addListener(listener: ServletContextListener | ServletListener): void {
    if (!this.#open) throw new IllegalStateException('A listener comes too late: the application has started');
    this.listeners.add(listener);
  }

  addErrorPage(page: ErrorPage): void {
    this.errorPages.push(page);
  }

  getRequestDispatcher(path: string): RequestDispatcher {
    return new ApplicationRequestDispatcher(this, path);
  }

  /** How a decoded path is answered; where no servlet is mapped: with 404. */
  find(path: string): Target {
    return this.#mapper.find(path) ?? this.#unmapped;
  }

  /** Sends a request through the filters of its path to the servlet. */
  invoke(
    target: Target,
    path: string,
    type: DispatcherType,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): void | Promise<void> {
    const { servlet } = target.target;
    if (this.#filters.size === 0) return servlet.service(request, response);
    const filters = this.#matching(target.target.name, path, type);
    if (filters.length === 0) return servlet.service(request, response);
    return new ApplicationFilterChain(filters, servlet).doFilter(request, response);
  }

  /** Those for the path before those for the servlet, each kind in the order of registration. */
  #matching(servletName: string, path: string, type: DispatcherType): Filter[] {
    const byPath: Filter[] = [];
    const byName: Filter[] = [];
    for (const registered of this.#filters.values()) {
      if (registered.matchesPath(path, type)) byPath.push(registered.filter);
      else if (registered.matchesServlet(servletName, type)) byName.push(registered.filter);
    }
    return byName.length === 0 ? byPath : [...byPath, ...byName];
  }

  /** Listeners, then filters, then servlets. What has started is stopped again where one of them fails. */
  async start(): Promise<void> {
    try {
      for (const listener of this.listeners.all) {
        await listener.contextInitialized?.(this);
        this.#started.push(() => listener.contextDestroyed?.(this));
      }
      this.#open = false;
      for (const { name: filterName, filter, initParameters } of this.#filters.values()) {
        await filter.init?.({ filterName, servletContext: this, initParameters });
        this.#started.push(() => filter.destroy?.());
      }
      for (const { name: servletName, servlet, initParameters } of this.#inStartOrder()) {
        await servlet.init?.({ servletName, servletContext: this, initParameters });
        this.#started.push(() => servlet.destroy?.());
      }
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  #inStartOrder(): RegisteredServlet[] {
    const rank = ({ loadOnStartup }: RegisteredServlet) =>
      loadOnStartup < 0 ? Number.POSITIVE_INFINITY : loadOnStartup;
    return [...this.#servlets.values()].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
  }

  /** Undoes the start in reverse order; what fails is logged. */
  async stop(): Promise<void> {
    const started = this.#started;
    this.#started = [];
    for (const undo of started.reverse()) {
      try {
        await undo();
      } catch (error) {
        logger.error('A servlet, filter or listener failed at its end', error);
      }
    }
    this.#open = true;
  }
}
