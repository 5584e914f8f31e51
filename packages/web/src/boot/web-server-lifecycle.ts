import { type AbstractApplicationContext, SmartLifecycle, sortByOrder } from '@vernal/core';
import { Filter } from '../servlet/filter.js';
import type { ServletContainer } from '../servlet/servlet-container.js';
import { SessionManager } from '../sessions/session-manager.js';
import { SessionRepository } from '../sessions/session-repository.js';
import { FilterRegistrationBean } from './filter-registration-bean.js';
import type { NodeServer } from './node-server.js';
import { WebApplicationInitializer } from './web-application-initializer.js';

/**
 * Starts the servlets, and then the server, when all beans of a context are there, and stops them before the beans go. What beans
 * add to the application is added first. Source: Spring Boot `WebServerStartStopLifecycle`, `ServletContextInitializerBeans`.
 */
export class WebServerLifecycle extends SmartLifecycle {
  readonly #context: AbstractApplicationContext;
  readonly #container: ServletContainer;
  readonly #server: NodeServer | undefined;
  #running = false;

  constructor(context: AbstractApplicationContext, container: ServletContainer, server: NodeServer | undefined) {
    super();
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
    this.#container.sessions ??= this.#sessions();
    await this.#addBeans();
    await this.#container.start();
    await this.#server?.start();
  }

  #sessions(): SessionManager {
    const [repository] = this.#context.getBeansOfType(SessionRepository).values();
    return new SessionManager(repository ? { repository } : {});
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
    for (const bean of [...sortByOrder(registrations), ...sortByOrder(others)]) await bean.onStartup(servletContext);
  }

  /** Waits for the requests under way. */
  override async stop(): Promise<void> {
    await this.#server?.stop();
    await this.#container.stop();
    this.#running = false;
  }
}
