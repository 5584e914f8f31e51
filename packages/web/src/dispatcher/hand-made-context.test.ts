import { type Class, isInstance } from '@vernal/core';
import request from 'supertest';
import { emptyErrorReport } from '../servlet/error-report.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ServletContainer } from '../servlet/servlet-container.js';
import { HandlerAdapter } from '../strategies/handler-adapter.js';
import { HandlerExecutionChain } from '../strategies/handler-execution-chain.js';
import type { HandlerInterceptor } from '../strategies/handler-interceptor.js';
import { HandlerMapping } from '../strategies/handler-mapping.js';
import type { ModelAndView } from '../strategies/model-and-view.js';
import { DispatcherServlet } from './dispatcher-servlet.js';
import type { WebApplicationContext } from './web-application-context.js';

/** A context with beans that are given. */
export class HandMadeContext implements WebApplicationContext {
  readonly events: string[] = [];
  readonly #beans: Map<string, object>;
  #parent: WebApplicationContext | undefined;
  #active = false;

  constructor(beans: Record<string, object>) {
    this.#beans = new Map(Object.entries(beans));
  }

  containsBean(name: string): boolean {
    return this.#beans.has(name) || this.#parent?.containsBean(name) === true;
  }
  getBean(name: string): unknown {
    return this.#beans.get(name) ?? this.#parent?.getBean(name);
  }
  getBeansOfType<T>(type: Class<T>): Map<string, T> {
    return new Map([...this.#beans].filter((entry): entry is [string, T & object] => isInstance(entry[1], type)));
  }
  getBeanNamesForType(type: Class): string[] {
    return [...this.getBeansOfType(type).keys()];
  }
  getParent(): WebApplicationContext | undefined {
    return this.#parent;
  }
  setParent(parent: WebApplicationContext | undefined): void {
    this.#parent = parent;
  }
  isActive(): boolean {
    return this.#active;
  }
  refresh(): Promise<void> {
    this.#active = true;
    this.events.push('refresh');
    return Promise.resolve();
  }
  close(): Promise<void> {
    this.#active = false;
    this.events.push('close');
    return Promise.resolve();
  }
  isSingleton = () => true;
  getType = (): undefined => undefined;
  getAliases = (): string[] => [];
  getBeanDefinitionNames = (): string[] => [...this.#beans.keys()];
  getBeanNamesForAnnotation = (): string[] => [];
  getEnvironment = () => ({ resolvePlaceholders: (text: string) => text });
}

/** A handler that is a function. */
export type Handler = (
  request: HttpServletRequest,
  response: HttpServletResponse,
) => ModelAndView | undefined | void | Promise<ModelAndView | undefined | void>;

/** Handlers by path. */
export class FunctionMapping extends HandlerMapping {
  constructor(
    readonly handlers: Record<string, Handler>,
    readonly interceptors: readonly HandlerInterceptor[] = [],
  ) {
    super();
  }
  getHandler(request: HttpServletRequest): HandlerExecutionChain | undefined {
    const handler = this.handlers[request.pathInfo ?? request.servletPath];
    return handler && new HandlerExecutionChain(handler, this.interceptors);
  }
}

/** Calls handlers that are functions. */
export class FunctionAdapter extends HandlerAdapter {
  constructor(readonly lastModified: number = -1) {
    super();
  }
  supports(handler: object): boolean {
    return typeof handler === 'function';
  }
  async handle(
    request: HttpServletRequest,
    response: HttpServletResponse,
    handler: object,
  ): Promise<ModelAndView | undefined> {
    return (await (handler as Handler)(request, response)) ?? undefined;
  }
  getLastModified(): number {
    return this.lastModified;
  }
}

/** A client of a dispatcher servlet at `/` with these beans. */
export async function dispatching(beans: Record<string, object>, settings: Partial<DispatcherServlet> = {}) {
  const container = new ServletContainer({ errorReport: emptyErrorReport });
  const servlet = Object.assign(new DispatcherServlet(new HandMadeContext(beans)), settings);
  container.servletContext.addServlet('main', servlet).addMapping('/');
  await container.start();
  return request(container.listener);
}
