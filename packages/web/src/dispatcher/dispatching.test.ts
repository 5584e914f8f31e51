import { AnnotationConfigApplicationContext } from '@vernal/core';
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

/** A context with beans that are given. */
export function contextWith(beans: Record<string, object>): AnnotationConfigApplicationContext {
  const context = new AnnotationConfigApplicationContext();
  for (const [name, bean] of Object.entries(beans)) context.getBeanFactory().registerSingleton(name, bean);
  return context;
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
  const servlet = Object.assign(new DispatcherServlet(contextWith(beans)), settings);
  container.servletContext.addServlet('main', servlet).addMapping('/');
  await container.start();
  return request(container.listener);
}
