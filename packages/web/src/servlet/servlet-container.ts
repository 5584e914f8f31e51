import { getLogger, IllegalStateException, isInstance, isPromiseLike } from '@vernal/core';
import { ErrorResponse } from '../errors/error-response.js';
import { dispatchTarget } from './application-request-dispatcher.js';
import { ApplicationServletContext, type Target } from './application-servlet-context.js';
import * as attributes from './dispatch-attributes.js';
import { DispatchedRequest, withoutInclude } from './dispatched-request.js';
import type { DispatcherType } from './dispatcher-type.js';
import { type ErrorPage, pageOfException, pageOfStatus } from './error-page.js';
import { type ErrorReport, problemErrorReport } from './error-report.js';
import type { HttpServletRequest, RequestDispatcher } from './http-servlet-request.js';
import type { HttpServletResponse } from './http-servlet-response.js';
import { type AsyncHost, NodeAsyncContext } from './node-async-context.js';
import { NodeHttpServletRequest, type RequestServices } from './node-http-servlet-request.js';
import { NodeHttpServletResponse } from './node-http-servlet-response.js';
import { ClientAbortException } from './request-body.js';
import { decodedPath } from './request-path.js';
import type { SessionSource } from './session-source.js';
import { hasPrefix } from './url-pattern.js';

const logger = getLogger('vernal.web.ServletContainer');

/** Settings of a {@link ServletContainer}. */
export interface ServletContainerOptions {
  /** Path of the application within the server, such as `/shop`. Default: empty. */
  readonly contextPath?: string;
  /** Parameters of the application, read by `servletContext.initParameters`. Default: none. */
  readonly initParameters?: Readonly<Record<string, string>>;
  /** Where sessions come from. Default: there are none, and asking for one is an error. */
  readonly sessions?: SessionSource;
  /** Bytes of a form, and of a body that is read as a whole. Default 2 MiB. */
  readonly maxRequestBodySize?: number;
  /** Milliseconds that an asynchronous request may take. Default 30,000. */
  readonly asyncTimeout?: number;
  /** Body of failures that no error page answers. Default {@link problemErrorReport}. */
  readonly errorReport?: ErrorReport;
}

/**
 * Hosts servlets and filters behind a plain `(request, response)` listener of `node:http`, `node:https` or `node:http2`.
 * Source: Servlet 6.0; where that leaves a choice, Tomcat 10.1.
 */
export class ServletContainer implements RequestServices {
  readonly servletContext: ApplicationServletContext;
  /** Where sessions come from; to be set before the start. */
  sessions: SessionSource | undefined;
  readonly maxRequestBodySize: number;
  readonly #asyncTimeout: number;
  readonly #errorReport: ErrorReport;
  /** Requests whose end listeners wait for. */
  readonly #heard = new Set<NodeHttpServletRequest>();
  #running = false;

  constructor(options: ServletContainerOptions = {}) {
    this.servletContext = new ApplicationServletContext(options.contextPath ?? '', options.initParameters ?? {});
    this.sessions = options.sessions;
    this.maxRequestBodySize = options.maxRequestBodySize ?? 2 * 1024 * 1024;
    this.#asyncTimeout = options.asyncTimeout ?? 30_000;
    this.#errorReport = options.errorReport ?? problemErrorReport;
  }

  /** Starts listeners, filters and servlets. What one of them throws is thrown on, after the others are stopped. */
  async start(): Promise<void> {
    if (this.#running) throw new IllegalStateException('The servlet container is already running');
    await this.servletContext.start();
    const { listeners } = this.servletContext;
    if (listeners.hearSessions) this.sessions?.useListeners?.(listeners);
    this.#running = true;
  }

  /** Ends servlets, filters and listeners. Requests get 503 from now on. */
  async stop(): Promise<void> {
    this.#running = false;
    await this.servletContext.stop();
  }

  /** Answers one request; to be handed to `http.createServer`. */
  readonly listener = (raw: HttpServletRequest['raw'], rawResponse: HttpServletResponse['raw']): void => {
    const url = originForm(raw.url as string);
    const question = url.indexOf('?');
    const requestURI = question < 0 ? url : url.slice(0, question);
    const queryString = question < 0 ? undefined : url.slice(question + 1);
    const { contextPath } = this.servletContext;
    const decoded = decodedPath(requestURI);
    const path = decoded === undefined || contextPath === '' ? decoded : within(contextPath, decoded);
    const mapping = this.servletContext.find(path ?? '');
    const response = new NodeHttpServletResponse(rawResponse);
    const request = new NodeHttpServletRequest(raw, response, this, mapping, requestURI, queryString, path ?? '');
    if (path !== undefined && this.#running) {
      if (this.servletContext.listeners.hearRequests && !this.#listenersHear(request, mapping)) return;
      this.#invoke(request, mapping, path, 'REQUEST', request, response);
      return;
    }
    const notServed = this.#running ? 404 : 503;
    if (decoded === undefined) response.sendError(400, 'The path of the request is malformed.');
    else response.sendError(notServed);
    this.#serviced(request);
  };

  getRequestDispatcher(path: string): RequestDispatcher {
    return this.servletContext.getRequestDispatcher(path);
  }

  newAsyncContext(request: NodeHttpServletRequest): NodeAsyncContext {
    const host: AsyncHost = {
      complete: () => this.#end(request),
      dispatch: (given, response, path) => this.#dispatchAsync(request, given, response, path),
      fail: (status) => void this.#answerFailure(request, status, undefined),
    };
    return new NodeAsyncContext(host, this.#asyncTimeout, request, request.response);
  }

  #listenersHear(request: NodeHttpServletRequest, mapping: Target): boolean {
    this.#heard.add(request);
    try {
      this.servletContext.listeners.requestInitialized(this.servletContext, request);
      return true;
    } catch (error) {
      this.#failed(request, mapping, error);
      return false;
    }
  }

  /** Lets the servlet answer `given`, which is the request of the network or wraps it. */
  #invoke(
    request: NodeHttpServletRequest,
    mapping: Target,
    path: string,
    type: DispatcherType,
    given: HttpServletRequest,
    response: HttpServletResponse,
  ): void {
    let pending: void | Promise<void>;
    try {
      pending = this.servletContext.invoke(mapping, path, type, given, response);
    } catch (error) {
      this.#failed(request, mapping, error);
      return;
    }
    if (isPromiseLike(pending)) {
      pending.then(
        () => this.#serviced(request),
        (error: unknown) => this.#failed(request, mapping, error),
      );
    } else {
      this.#serviced(request);
    }
  }

  #dispatchAsync(
    request: NodeHttpServletRequest,
    given: HttpServletRequest,
    response: HttpServletResponse,
    location: string | undefined,
  ): void {
    const { requestURI, servletPath, pathInfo, contextPath } = given;
    try {
      const path = servletPath + (pathInfo ?? '');
      const target =
        location === undefined
          ? { requestURI, queryString: undefined, path, mapping: this.servletContext.find(path) }
          : dispatchTarget(this.servletContext, location);
      const dispatched = new DispatchedRequest(given, 'ASYNC', target, withoutInclude());
      this.#invoke(request, target.mapping, target.path, 'ASYNC', dispatched, response);
    } catch (error) {
      logger.error(`An asynchronous request cannot be dispatched to ${contextPath}${location}`, error);
      void this.#answerFailure(request, 500, error);
    }
  }

  /** The servlet has returned. */
  #serviced(request: NodeHttpServletRequest): void {
    if (!request.asyncContext?.serviceReturned()) this.#end(request);
  }

  #end(request: NodeHttpServletRequest): void {
    const { error } = request.response;
    if (error) void this.#answerFailure(request, error.status, undefined, error.message);
    else this.#finish(request);
  }

  #failed(request: NodeHttpServletRequest, mapping: Target, error: unknown): void {
    request.asyncContext?.abandon();
    if (error instanceof ClientAbortException) {
      request.response.abort();
      this.#completed(request);
      return;
    }
    const status = isInstance(error, ErrorResponse) ? error.getStatusCode().value : 500;
    if (status >= 500) {
      logger.error(`The servlet '${mapping.target.name}' failed at ${request.method} ${request.requestURI}`, error);
    }
    void this.#answerFailure(request, status, error);
  }

  /** Lets an error page answer, or the report where there is none. It never rejects. */
  async #answerFailure(
    request: NodeHttpServletRequest,
    status: number,
    exception: unknown,
    message?: string,
  ): Promise<void> {
    const { response } = request;
    if (response.isSent) {
      response.abort();
      this.#completed(request);
      return;
    }
    const { errorPages } = this.servletContext;
    const page = pageOfException(errorPages, exception) ?? pageOfStatus(errorPages, status);
    setErrorAttributes(request, status, exception, message);
    try {
      response.sendError(status, message);
      if (page) await this.#dispatchError(request, page);
      if (response.error) await this.#report(request, status);
    } catch (error) {
      logger.error(`The answer of status ${status} to ${request.method} ${request.requestURI} failed`, error);
      if (!response.isSent) response.resetBuffer();
    }
    this.#finish(request);
  }

  async #dispatchError(request: NodeHttpServletRequest, page: ErrorPage): Promise<void> {
    const { response } = request;
    const { status } = response;
    const target = dispatchTarget(this.servletContext, page.location);
    const dispatched = new DispatchedRequest(request, 'ERROR', target, withoutInclude());
    response.resume();
    try {
      await this.servletContext.invoke(target.mapping, target.path, 'ERROR', dispatched, response);
    } catch (error) {
      if (response.isSent) throw error;
      logger.error(`The error page ${page.location} failed`, error);
      response.sendError(status);
    }
  }

  #report(request: NodeHttpServletRequest, status: number): void | Promise<void> {
    const { response } = request;
    response.resume();
    response.status = status;
    return this.#errorReport(request, response);
  }

  #finish(request: NodeHttpServletRequest): void {
    const { response } = request;
    try {
      const pending = response.finish();
      if (isPromiseLike(pending)) {
        pending.then(
          () => this.#completed(request),
          (error: unknown) => this.#broken(request, error),
        );
        return;
      }
    } catch (error) {
      this.#broken(request, error);
      return;
    }
    this.#completed(request);
  }

  #broken(request: NodeHttpServletRequest, error: unknown): void {
    logger.error(`The answer to ${request.method} ${request.requestURI} could not be sent`, error);
    request.response.abort();
    this.#completed(request);
  }

  #completed(request: NodeHttpServletRequest): void {
    void request.asyncContext?.fireComplete();
    if (this.#heard.size === 0 || !this.#heard.delete(request)) return;
    this.servletContext.listeners.requestDestroyed(this.servletContext, request);
  }
}

/** A request target without the scheme and host that a client of a proxy puts before it. RFC 9112 section 3.2.2. */
function originForm(url: string): string {
  if (url.startsWith('/')) return url;
  const rest = /^https?:\/\/[^/?]*(.*)$/i.exec(url)?.[1];
  return rest === undefined || rest.startsWith('/') ? (rest ?? url) : `/${rest}`;
}

function within(contextPath: string, path: string): string | undefined {
  return hasPrefix(path, contextPath) ? path.slice(contextPath.length) || '/' : undefined;
}

function setErrorAttributes(
  request: NodeHttpServletRequest,
  status: number,
  exception: unknown,
  message: string | undefined,
): void {
  request.setAttribute(attributes.ERROR_STATUS_CODE, status);
  request.setAttribute(attributes.ERROR_EXCEPTION, exception);
  request.setAttribute(attributes.ERROR_MESSAGE, message ?? (exception instanceof Error ? exception.message : ''));
  request.setAttribute(attributes.ERROR_REQUEST_URI, request.requestURI);
}
