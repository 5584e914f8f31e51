import { availableParallelism } from 'node:os';
import {
  AnnotationConfigApplicationContext,
  addApplicationFiles,
  type Class,
  DataSize,
  DefaultLifecycleProcessor,
  type Environment,
  MapPropertySource,
  parseDuration,
  StandardEnvironment,
  type Token,
} from '@vernal/core';
import type { AccessLog } from '../accesslog/access-log.js';
import type { Compression } from '../compression/compression.js';
import { DispatcherServlet } from '../dispatcher/dispatcher-servlet.js';
import type { ApplicationContextInitializer } from '../dispatcher/framework-servlet.js';
import { configureWebApplicationContext } from '../dispatcher/web-application-context.js';
import { StandardServletMultipartResolver } from '../multipart/standard-servlet-multipart-resolver.js';
import type { MultipartConfig } from '../servlet/multipart-config.js';
import { ServletContainer, type ServletContainerOptions } from '../servlet/servlet-container.js';
import { ContextLoader } from './context-loader.js';
import { NodeServer, type NodeServerOptions, PortInUseException } from './node-server.js';
import type { ServerSettings } from './server-properties.js';
import { serverSettings } from './server-settings.js';
import { WebServerLifecycle } from './web-server-lifecycle.js';
import { endWhenTold, workersAround } from './worker-process.js';

/** Settings of a {@link VernalApplication}. Without `sessions` they are kept by the bean of type `SessionRepository`, else in memory. */
export interface VernalApplicationOptions extends NodeServerOptions, ServletContainerOptions {
  /** Default: the environment variable `PORT`, else the property `server.port`, else 8080; 0: any free one. */
  readonly port?: number;
  /** Whether the application listens; otherwise its `listener` is handed to another server. Default true. */
  readonly listen?: boolean;
  /** Properties that come before all others. */
  readonly properties?: Readonly<Record<string, unknown>>;
  /** Arguments of the command line, whose `--name=value` are properties. Default: none. */
  readonly args?: readonly string[];
  /** Active profiles. Default: those of the property `vernal.profiles.active`. */
  readonly profiles?: readonly string[];
  /**
   * In how many processes the application runs, all listening on one port; `auto`: one for each core. Default: the property
   * `server.workers`, else 1, which is this process.
   */
  readonly workers?: number | 'auto';
  /** Folders with `application.yaml` and the like. Default: `config` in the working directory, then the working directory. */
  readonly configLocations?: readonly string[];
  /** Classes of the root context, the parent of the servlet's own. Default: there is none. */
  readonly rootConfig?: readonly Class[];
  /** Called with the context before it is refreshed. */
  readonly initializers?: readonly ApplicationContextInitializer[];
  /**
   * What is taken of uploads. Default: the properties `max-file-size` (1MB), `max-request-size` (10MB), `file-size-threshold`
   * (0B) and `location` below `vernal.servlet.multipart`.
   */
  readonly multipart?: MultipartConfig;
  /** Logs requests. Default: one of the properties under `server.accesslog`, where that is `enabled`. It is closed with the application. */
  readonly accessLog?: AccessLog;
  /** Compresses answers. Default: as the properties under `server.compression` say, where that is `enabled`; else nothing is. */
  readonly compression?: Compression;
  /** Whether SIGTERM and SIGINT close the application before they end the process. Default: where it listens. */
  readonly handleSignals?: boolean;
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
const DEFAULT_PORT = 8080;

/**
 * An application of one dispatcher servlet at `/`, with a server of its own: beans, servlet container and server start in
 * this order and end in reverse. Beans that are filters stand before the servlet; beans that are `WebApplicationInitializer`s
 * may add more servlets. Source: Spring Boot `SpringApplication`.
 */
export class VernalApplication {
  /** The context of the dispatcher servlet. */
  readonly context: AnnotationConfigApplicationContext;
  /** To be handed to a server of one's own: `http.createServer(app.listener)`, or supertest. */
  readonly listener: ServletContainer['listener'];
  readonly #options: VernalApplicationOptions & Partial<ServerSettings>;
  readonly #container: ServletContainer;
  readonly #server: NodeServer | undefined;
  readonly #contextLoader: ContextLoader | undefined;
  #notTold: (() => void) | undefined;
  #closed: Promise<void> | undefined;

  private constructor(
    context: AnnotationConfigApplicationContext,
    environment: StandardEnvironment,
    settings: ServerSettings,
    given: VernalApplicationOptions,
  ) {
    const options = { ...shutdownOf(environment), ...settings, ...given };
    this.#options = options;
    this.context = context;
    if (options.rootConfig) {
      this.#contextLoader = new ContextLoader(contextOf(options.rootConfig, environmentOf(options)));
    }
    this.#container = new ServletContainer(options);
    let { listener } = this.#container;
    if (options.compression) listener = options.compression.around(listener);
    // outside of the compression, so that it counts what is sent
    this.listener = options.accessLog ? options.accessLog.around(listener) : listener;
    if (options.listen === false) return;
    this.#server = new NodeServer(this.listener, { ...options, port: portOf(environment, options) });
  }

  /**
   * Starts an application from configuration classes and components. What was started is ended again where a later step
   * fails. Throws a `PortInUseException` where the port is taken. Where there are several `workers`, this process only starts and
   * watches the others, which run the same program: then the promise is never resolved, and rejected with a
   * `WorkerFailedException` where they do not start.
   */
  static async run(
    config: Class | readonly Class[],
    options: VernalApplicationOptions = {},
  ): Promise<VernalApplication> {
    const environment = environmentOf(options);
    const workers = options.listen === false ? 0 : workersOf(environment, options);
    if (workers > 1 && workersAround() === 0) await supervise(workers, { ...shutdownOf(environment), ...options });
    const context = contextOf([config].flat(), environment);
    const settings = await serverSettings(context, environment);
    const application = new VernalApplication(context, environment, settings, options);
    try {
      await application.#start();
    } catch (error) {
      await application.close();
      const cause = error instanceof Error ? error.cause : undefined;
      throw cause instanceof PortInUseException ? cause : error;
    }
    return application;
  }

  /** The port that it listens on; -1 where it does not. */
  get port(): number {
    return this.#server?.port ?? -1;
  }

  /** A bean of the application. */
  getBean<T>(token: Token<T>): T {
    return this.context.getBean(token) as T;
  }

  /** Stops listening, waits for requests under way, and ends servlets and beans. A second call waits for the first. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #start(): Promise<void> {
    const { context } = this;
    const { servletContext } = this.#container;
    if (this.#contextLoader) context.setParent(await this.#contextLoader.initWebApplicationContext(servletContext));
    configureWebApplicationContext(context, servletContext);
    const servlet = servletContext.addServlet('dispatcher', new DispatcherServlet(context)).addMapping('/');
    const { multipart, initializers = [], handleSignals = this.#server !== undefined } = this.#options;
    servlet.setMultipartConfig(multipart ?? multipartConfigOf(context.getEnvironment()));
    context.addBeanFactoryPostProcessor({ postProcessBeanFactory: () => addMultipartResolver(context) });
    const lifecycle = new WebServerLifecycle(context, this.#container, this.#server, this.#options);
    context.getBeanFactory().registerSingleton('webServerLifecycle', lifecycle);
    for (const initialize of initializers) await initialize(context);
    await context.refresh();
    this.#letServerStopInTime();
    if (handleSignals) for (const signal of SIGNALS) process.once(signal, this.#onSignal);
    if (workersAround() > 0 && this.#server) this.#notTold = endWhenTold(() => this.close());
  }

  /** The context must not give up waiting before the server does. */
  #letServerStopInTime(): void {
    const processor = this.context.getBean('lifecycleProcessor');
    if (!(processor instanceof DefaultLifecycleProcessor)) return;
    const enough = (this.#options.shutdownTimeout ?? 30_000) + 1000;
    processor.timeoutPerShutdownPhase = Math.max(processor.timeoutPerShutdownPhase, enough);
  }

  async #close(): Promise<void> {
    for (const signal of SIGNALS) process.off(signal, this.#onSignal);
    this.#notTold?.();
    await this.context.close();
    await this.#contextLoader?.closeWebApplicationContext(this.#container.servletContext);
    await this.#options.accessLog?.close();
  }

  /** What the signal does by default ends the process, with an exit status that tells of it. */
  readonly #onSignal = (signal: NodeJS.Signals) => {
    void this.close().finally(() => process.kill(process.pid, signal));
  };
}

/** The environment comes first: conditions of classes are judged when they are registered. */
function contextOf(config: readonly Class[], environment: StandardEnvironment): AnnotationConfigApplicationContext {
  const context = new AnnotationConfigApplicationContext();
  context.setEnvironment(environment);
  context.register(...config);
  return context;
}

function environmentOf({
  properties,
  args = [],
  profiles,
  configLocations,
}: VernalApplicationOptions): StandardEnvironment {
  const environment = new StandardEnvironment({ args });
  if (properties) environment.getPropertySources().addFirst(new MapPropertySource('application', properties));
  if (profiles) environment.setActiveProfiles(...profiles);
  addApplicationFiles(environment, configLocations ? { directories: configLocations } : {});
  return environment;
}

/** Unless the application declares one. */
function addMultipartResolver(context: AnnotationConfigApplicationContext): void {
  const name = 'multipartResolver';
  if (!context.containsBean(name)) context.registerBean(name, StandardServletMultipartResolver);
}

function multipartConfigOf(environment: Environment): MultipartConfig {
  const size = (name: string, defaultValue: string) =>
    parsed(environment, `vernal.servlet.multipart.${name}`, defaultValue, (text) => DataSize.parse(text).toBytes());
  const location = environment.getProperty('vernal.servlet.multipart.location', '');
  return {
    maxFileSize: size('max-file-size', '1MB'),
    maxRequestSize: size('max-request-size', '10MB'),
    fileSizeThreshold: size('file-size-threshold', '0B'),
    ...(location === '' ? {} : { location }),
  };
}

/** Runs the application in other processes until a signal ends them and this one. Never resolves. */
async function supervise(workers: number, { shutdownTimeout = 30_000 }: VernalApplicationOptions): Promise<never> {
  const { WorkerSupervisor } = await import('./worker-supervisor.js');
  const supervisor = new WorkerSupervisor(workers, shutdownTimeout);
  const onSignal = (signal: NodeJS.Signals) => {
    for (const one of SIGNALS) process.off(one, onSignal);
    void supervisor.stop().finally(() => process.kill(process.pid, signal));
  };
  for (const signal of SIGNALS) process.once(signal, onSignal);
  try {
    await supervisor.start();
  } catch (error) {
    for (const one of SIGNALS) process.off(one, onSignal);
    throw error;
  }
  return new Promise(() => {});
}

function workersOf(environment: StandardEnvironment, { workers }: VernalApplicationOptions): number {
  const given = workers ?? environment.getProperty('server.workers', '1');
  if (given === 'auto') return availableParallelism();
  const number = Number(given);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new RangeError(`The number of workers is to be 1 or more, or 'auto', but server.workers is "${given}"`);
}

/** Source: Spring Boot `spring.lifecycle.timeout-per-shutdown-phase`. */
function shutdownOf(environment: Environment): { readonly shutdownTimeout?: number } {
  return parsed(environment, 'vernal.lifecycle.timeout-per-shutdown-phase', '', (text) =>
    text === '' ? {} : { shutdownTimeout: parseDuration(text).toMillis() },
  );
}

/** The value of a property; what is thrown names it. */
function parsed<T>(environment: Environment, name: string, defaultValue: string, parse: (text: string) => T): T {
  try {
    return parse(environment.getProperty(name, defaultValue));
  } catch (error) {
    throw new RangeError(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function portOf(environment: StandardEnvironment, { port }: VernalApplicationOptions): number {
  if (port !== undefined) return port;
  const given = process.env.PORT || environment.getProperty('server.port', String(DEFAULT_PORT));
  const number = Number(given);
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
  throw new RangeError(`The port is to be a whole number from 0 to 65535, but PORT or server.port is "${given}"`);
}
