import {
  AnnotationConfigApplicationContext,
  addApplicationFiles,
  type Class,
  MapPropertySource,
  orderOf,
  type StandardEnvironment,
  type Token,
} from '@vernal/core';
import { DispatcherServlet } from '../dispatcher/dispatcher-servlet.js';
import type { ApplicationContextInitializer } from '../dispatcher/framework-servlet.js';
import { Filter } from '../servlet/filter.js';
import { ServletContainer, type ServletContainerOptions } from '../servlet/servlet-container.js';
import { SessionManager } from '../sessions/session-manager.js';
import { SessionRepository } from '../sessions/session-repository.js';
import { ContextLoader } from './context-loader.js';
import { FilterRegistrationBean } from './filter-registration-bean.js';
import { NodeServer, type NodeServerOptions } from './node-server.js';
import { WebApplicationInitializer } from './web-application-initializer.js';

export interface VernalApplicationOptions extends Omit<NodeServerOptions, 'port'>, ServletContainerOptions {
  /** Default: the environment variable `PORT`, else the property `server.port`, else 8080; 0: any free one. */
  readonly port?: number;
  /** Whether the application listens; otherwise its `listener` is handed to another server. Default true. */
  readonly listen?: boolean;
  /** Properties that come before all others. */
  readonly properties?: Readonly<Record<string, unknown>>;
  /** Active profiles. Default: those of the property `vernal.profiles.active`. */
  readonly profiles?: readonly string[];
  /** Folders with `application.yaml` and the like. Default: `config` in the working directory, then the working directory. */
  readonly configLocations?: readonly string[];
  /** Classes of the root context, the parent of the servlet's own. Default: there is none. */
  readonly rootConfig?: readonly Class[];
  /** Called with the context before it is refreshed. */
  readonly initializers?: readonly ApplicationContextInitializer[];
  /** Whether SIGTERM and SIGINT close the application. Default: where it listens. */
  readonly handleSignals?: boolean;
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
const DEFAULT_PORT = 8080;

/**
 * An application of one dispatcher servlet at `/`, with a server of its own: context, servlet container and server start in
 * this order and end in reverse. Beans that are filters stand before the servlet; beans that are
 * {@link WebApplicationInitializer}s may add more servlets. Source: Spring Boot `SpringApplication`.
 */
export class VernalApplication {
  readonly context: AnnotationConfigApplicationContext;
  readonly #container: ServletContainer;
  readonly #server: NodeServer | undefined;
  readonly #closings: (() => Promise<void>)[] = [];
  readonly #onSignal = () => void this.close();
  #closed: Promise<void> | undefined;

  private constructor(
    context: AnnotationConfigApplicationContext,
    container: ServletContainer,
    server: NodeServer | undefined,
  ) {
    this.context = context;
    this.#container = container;
    this.#server = server;
  }

  /**
   * Starts an application from configuration classes and components. What was started is ended again where a later step
   * fails. Throws a `PortInUseException` where the port is taken.
   */
  static async run(
    config: Class | readonly Class[],
    options: VernalApplicationOptions = {},
  ): Promise<VernalApplication> {
    const context = new AnnotationConfigApplicationContext(...[config].flat());
    const environment = context.getEnvironment() as StandardEnvironment;
    prepareEnvironment(environment, options);
    const servlet = new DispatcherServlet(context);
    const { rootConfig, listen = true } = options;
    const root = rootConfig && new AnnotationConfigApplicationContext(...rootConfig);
    const undo: (() => Promise<void>)[] = [];
    try {
      if (root) {
        prepareEnvironment(root.getEnvironment() as StandardEnvironment, options);
        await root.refresh();
        undo.unshift(() => root.close());
        context.setParent(root);
      }
      for (const initialize of options.initializers ?? []) await initialize(context);
      await context.refresh();
      undo.unshift(() => context.close());

      const container = new ServletContainer({ sessions: sessionsOf(context), ...options });
      if (root) await new ContextLoader(root).initWebApplicationContext(container.servletContext);
      container.servletContext.addServlet('dispatcher', servlet).addMapping('/');
      await addBeans(context, container);
      await container.start();
      undo.unshift(() => container.stop());

      const server = listen
        ? new NodeServer(container.listener, { ...options, port: portOf(environment, options) })
        : undefined;
      await server?.start();
      if (server) undo.unshift(() => server.stop());
      const application = new VernalApplication(context, container, server);
      application.#closings.push(...undo);
      if (options.handleSignals ?? listen) for (const signal of SIGNALS) process.once(signal, application.#onSignal);
      return application;
    } catch (error) {
      for (const step of undo) await step();
      throw error;
    }
  }

  /** The port that it listens on; -1 where it does not. */
  get port(): number {
    return this.#server?.port ?? -1;
  }

  /** To be handed to a server of one's own: `http.createServer(app.listener)`, or supertest. */
  get listener(): ServletContainer['listener'] {
    return this.#container.listener;
  }

  /** A bean of the application. */
  getBean<T>(token: Token<T>): T {
    return this.context.getBean(token) as T;
  }

  /** Stops listening, waits for requests under way, and ends servlets and beans. A second call waits for the first. */
  close(): Promise<void> {
    for (const signal of SIGNALS) process.off(signal, this.#onSignal);
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    for (const step of this.#closings) await step();
  }
}

function prepareEnvironment(
  environment: StandardEnvironment,
  { properties, profiles, configLocations }: VernalApplicationOptions,
): void {
  if (properties) environment.getPropertySources().addFirst(new MapPropertySource('application', properties));
  if (profiles) environment.setActiveProfiles(...profiles);
  addApplicationFiles(environment, configLocations ? { directories: configLocations } : {});
}

function portOf(environment: StandardEnvironment, { port }: VernalApplicationOptions): number {
  if (port !== undefined) return port;
  const given = process.env.PORT || environment.getProperty('server.port', String(DEFAULT_PORT));
  const number = Number(given);
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
  throw new RangeError(`The port is to be a whole number from 0 to 65535, but PORT or server.port is "${given}"`);
}

function sessionsOf(context: AnnotationConfigApplicationContext): SessionManager {
  const [repository] = context.getBeansOfType(SessionRepository).values();
  return new SessionManager(repository ? { repository } : {});
}

async function addBeans(context: AnnotationConfigApplicationContext, container: ServletContainer): Promise<void> {
  const { servletContext } = container;
  const filters = [...context.getBeansOfType(Filter)].map(
    ([name, filter]) => new FilterRegistrationBean(filter, { name, order: orderOf(filter) ?? 2147483647 }),
  );
  const registrations = [...filters, ...context.getBeansOfType(FilterRegistrationBean).values()];
  for (const registration of registrations.sort((a, b) => a.getOrder() - b.getOrder())) {
    registration.onStartup(servletContext);
  }
  for (const initializer of context.getBeansOfType(WebApplicationInitializer).values()) {
    if (!(initializer instanceof FilterRegistrationBean)) await initializer.onStartup(servletContext);
  }
}
