import { type AbstractApplicationContext, type Class, SmartLifecycle, sortByOrder } from '@vernal/core';
import { ForwardedHeaderFilter } from '../filters/forwarded-header-filter.js';
import { ServletContextListener } from '../servlet/dynamic-servlet-context.js';
import { Filter } from '../servlet/filter.js';
import type { ServletContainer } from '../servlet/servlet-container.js';
import {
  HttpSessionAttributeListener,
  HttpSessionIdListener,
  HttpSessionListener,
  ServletContextAttributeListener,
  type ServletListener,
  ServletRequestListener,
} from '../servlet/servlet-listeners.js';
import { SessionManager } from '../sessions/session-manager.js';
import { SessionRepository } from '../sessions/session-repository.js';
import { UnsharedSessionRepository } from '../sessions/unshared-session-repository.js';
import { FilterRegistrationBean } from './filter-registration-bean.js';
import { keepTick } from './kept-tick.js';
import type { NodeServer } from './node-server.js';
import type { ServerSettings } from './server-properties.js';
import { WebApplicationInitializer } from './web-application-initializer.js';
import { workersAround } from './worker-process.js';

const LISTENERS: readonly Class<ServletContextListener | ServletListener>[] = [
  ServletContextListener,
  ServletContextAttributeListener,
  ServletRequestListener,
  HttpSessionListener,
  HttpSessionIdListener,
  HttpSessionAttributeListener,
];

/**
 * Starts the servlets, and then the server, when all beans of a context are there, and stops them before the beans go. What beans
 * add to the application is added first. Source: Spring Boot `WebServerStartStopLifecycle`, `ServletContextInitializerBeans`.
 */
export class WebServerLifecycle extends SmartLifecycle {
  readonly #context: AbstractApplicationContext;
  readonly #container: ServletContainer;
  readonly #server: NodeServer | undefined;
  readonly #settings: Partial<ServerSettings>;
  #running = false;

  constructor(
    context: AbstractApplicationContext,
    container: ServletContainer,
    server: NodeServer | undefined,
    settings: Partial<ServerSettings> = {},
  ) {
    super();
    this.#settings = settings;
    this.#context = context;
    this.#container = container;
    this.#server = server;
  }

  /** Started after all other beans, and stopped before them. */
  override getPhase(): number {
    return 2147483647;
  }

  override isRunning(): boolean {
    return this.#running;
  }

  override async start(): Promise<void> {
    this.#running = true;
    keepTick();
    this.#container.sessions ??= this.#sessions();
    await this.#addBeans();
    await this.#container.start();
    await this.#server?.start();
  }

  #sessions(): SessionManager {
    const [found] = this.#context.getBeansOfType(SessionRepository).values();
    const workers = workersAround();
    const repository = found ?? (workers > 1 ? new UnsharedSessionRepository(workers) : undefined);
    return new SessionManager({ ...this.#settings.sessionOptions, ...(repository && { repository }) });
  }

  async #addBeans(): Promise<void> {
    const context = this.#context;
    const registrations = [...context.getBeansOfType(FilterRegistrationBean).values()];
    const registered = new Set(registrations.map((registration) => registration.filter));
    for (const [name, filter] of context.getBeansOfType(Filter)) {
      if (!registered.has(filter)) registrations.push(new FilterRegistrationBean(filter, { name }));
    }
    const initializers = [...context.getBeansOfType(WebApplicationInitializer).values()];
    const others = initializers.filter((initializer) => !(initializer instanceof FilterRegistrationBean));
    const { servletContext } = this.#container;
    const { forwardHeaders, accessLog } = this.#settings;
    const add = (name: string, filter: Filter) =>
      new FilterRegistrationBean(filter, { name }).onStartup(servletContext);
    for (const listener of this.#listeners()) servletContext.addListener(listener);
    if (forwardHeaders) add('vernal.forwardedHeaders', new ForwardedHeaderFilter());
    for (const bean of [...sortByOrder(registrations), ...sortByOrder(others)]) await bean.onStartup(servletContext);
    if (accessLog?.filter) add('vernal.accessLog', accessLog.filter);
  }

  /** A bean may listen to several things. */
  #listeners(): (ServletContextListener | ServletListener)[] {
    const found = LISTENERS.flatMap((type) => [...this.#context.getBeansOfType(type).values()]);
    return sortByOrder([...new Set(found)]);
  }

  /** Waits for the requests under way. */
  override async stop(): Promise<void> {
    await this.#server?.stop();
    await this.#container.stop();
    this.#running = false;
  }
}
