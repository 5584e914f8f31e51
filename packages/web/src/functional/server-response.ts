import {
  IllegalStateException,
  isPromiseLike,
  type MaybePromise,
  MultiValueMap,
  type TypeDescriptor,
} from '@vernal/core';
import { ServletWebRequest } from '../binding/servlet-web-request.js';
import { HeadersBuilder } from '../http/headers-builder.js';
import { HttpHeaders } from '../http/http-headers.js';
import { HttpStatus, HttpStatusCode } from '../http/http-status.js';
import type { ResponseCookie } from '../http/response-cookie.js';
import { DeferredResult } from '../method/async/deferred-result.js';
import { getAsyncManager } from '../method/async/web-async-manager.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ModelAndView } from '../strategies/model-and-view.js';
import { writeEntity } from './entity-writer.js';
import type { ResponseWriter, ServerResponseContext } from './server-response-context.js';
import { type SseBuilder, sseWriter } from './sse-builder.js';
import { type StreamBuilder, streamWriter } from './stream-builder.js';

/** What answers instead where an answer cannot be written; undefined: it has no answer either. */
export type WriteErrorHandler = (
  error: unknown,
  request: HttpServletRequest,
) => MaybePromise<ServerResponse> | undefined;

/**
 * What a handler function answers: one of the static methods begins it. Once made it does not change; {@link from} begins
 * another one that is like it. Source: Spring `ServerResponse`.
 */
export class ServerResponse {
  readonly #statusCode: HttpStatusCode;
  readonly #headers: HttpHeaders;
  readonly #cookies: MultiValueMap<ResponseCookie>;
  readonly #write: ResponseWriter;
  protected readonly errorHandlers: readonly WriteErrorHandler[];

  constructor(
    statusCode: HttpStatusCode,
    headers: HttpHeaders,
    cookies: MultiValueMap<ResponseCookie>,
    write: ResponseWriter = () => undefined,
    errorHandlers: readonly WriteErrorHandler[] = [],
  ) {
    this.#statusCode = statusCode;
    this.#headers = headers;
    this.#cookies = cookies;
    this.#write = write;
    this.errorHandlers = errorHandlers;
  }

  /** An answer with status, headers and cookies of another one; not with its body. */
  static from(other: ServerResponse): ServerResponseBuilder {
    const builder = ServerResponse.status(other.statusCode).headers(other.headers);
    for (const cookie of [...other.cookies.values()].flat()) builder.cookie(cookie);
    return builder;
  }

  static status(status: HttpStatusCode | number): ServerResponseBuilder {
    return new ServerResponseBuilder(typeof status === 'number' ? HttpStatusCode.valueOf(status) : status);
  }

  static ok(): ServerResponseBuilder {
    return ServerResponse.status(HttpStatus.OK);
  }

  static created(location: string | URL): ServerResponseBuilder {
    return ServerResponse.status(HttpStatus.CREATED).location(location);
  }

  static accepted(): ServerResponseBuilder {
    return ServerResponse.status(HttpStatus.ACCEPTED);
  }

  static noContent(): ServerResponseBuilder {
    return ServerResponse.status(HttpStatus.NO_CONTENT);
  }

  /** 303. */
  static seeOther(location: string | URL): ServerResponseBuilder {
    return ServerResponse.status(HttpStatus.SEE_OTHER).location(location);
  }

  /** 307. */
  static temporaryRedirect(location: string | URL): ServerResponseBuilder {
    return ServerResponse.status(HttpStatus.TEMPORARY_REDIRECT).location(location);
  }

  /** 308. */
  static permanentRedirect(location: string | URL): ServerResponseBuilder {
    return ServerResponse.status(HttpStatus.PERMANENT_REDIRECT).location(location);
  }

  static badRequest(): ServerResponseBuilder {
    return ServerResponse.status(HttpStatus.BAD_REQUEST);
  }

  static notFound(): ServerResponseBuilder {
    return ServerResponse.status(HttpStatus.NOT_FOUND);
  }

  static unprocessableEntity(): ServerResponseBuilder {
    return ServerResponse.status(HttpStatus.UNPROCESSABLE_ENTITY);
  }

  /**
   * An answer that comes later: the request waits for it in asynchronous mode. Handlers may as well return a promise, which
   * is waited for in place. Milliseconds until it is given up; default: the time-out of the application.
   */
  static async(response: PromiseLike<ServerResponse>, timeout?: number): ServerResponse {
    return new AsyncServerResponse(response, timeout);
  }

  /** Server-sent events. Milliseconds until they end; default: the time-out of the application. */
  static sse(consumer: (events: SseBuilder) => MaybePromise<unknown>, timeout?: number): ServerResponse {
    const headers = new HttpHeaders({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
    return new ServerResponse(HttpStatus.OK, headers, new MultiValueMap(), sseWriter(consumer, timeout));
  }

  get statusCode(): HttpStatusCode {
    return this.#statusCode;
  }

  /** Not to be changed. */
  get headers(): HttpHeaders {
    return this.#headers;
  }

  /** By their names. Not to be changed. */
  get cookies(): ReadonlyMap<string, readonly ResponseCookie[]> {
    return this.#cookies;
  }

  /** The same answer with something that answers instead where it cannot be written. The first one that does counts. */
  withErrorHandler(handler: WriteErrorHandler): ServerResponse {
    const handlers = [...this.errorHandlers, handler];
    return new ServerResponse(this.#statusCode, this.#headers, this.#cookies, this.#write, handlers);
  }

  /** Writes status, headers, cookies and body; 304 or 412 instead where the conditions of a GET or HEAD say so. */
  writeTo(
    request: HttpServletRequest,
    response: HttpServletResponse,
    context: ServerResponseContext,
  ): MaybePromise<ModelAndView | undefined> {
    const failed = (error: unknown) => this.#handleError(error, request, response, context);
    try {
      this.#writeHead(response);
      if (isNotModified(this.#headers, request, response)) return undefined;
      const written = this.#write(request, response, context);
      return isPromiseLike(written) ? Promise.resolve(written).catch(failed) : written;
    } catch (error) {
      return failed(error);
    }
  }

  /** What answers an error instead; undefined where nothing does. */
  protected errorResponse(error: unknown, request: HttpServletRequest): MaybePromise<ServerResponse> | undefined {
    for (const handler of this.errorHandlers) {
      const response = handler(error, request);
      if (response) return response;
    }
    return undefined;
  }

  #handleError(
    error: unknown,
    request: HttpServletRequest,
    response: HttpServletResponse,
    context: ServerResponseContext,
  ): MaybePromise<ModelAndView | undefined> {
    const instead = this.errorResponse(error, request);
    if (!instead) throw error;
    return isPromiseLike(instead)
      ? instead.then((given) => given.writeTo(request, response, context))
      : instead.writeTo(request, response, context);
  }

  #writeHead(response: HttpServletResponse): void {
    response.status = this.#statusCode.value;
    for (const [name, values] of this.#headers) {
      const isSingle = /^content-(?:type|length)$/i.test(name);
      for (const value of values) {
        if (isSingle) response.setHeader(name, value);
        else response.addHeader(name, value);
      }
    }
    for (const cookie of [...this.#cookies.values()].flat()) response.addCookie(cookie);
  }
}

/** An answer that is not there yet: what it says is known when it is. Source: Spring `AsyncServerResponse`. */
class AsyncServerResponse extends ServerResponse {
  readonly #response: PromiseLike<ServerResponse>;
  readonly #timeout: number | undefined;
  #known: ServerResponse | undefined;

  /** @param known has the status, headers and cookies that the answer will have */
  constructor(
    response: PromiseLike<ServerResponse>,
    timeout: number | undefined,
    known?: ServerResponse,
    errorHandlers: readonly WriteErrorHandler[] = [],
  ) {
    super(HttpStatus.OK, new HttpHeaders(), new MultiValueMap(), undefined, errorHandlers);
    this.#response = response;
    this.#timeout = timeout;
    this.#known = known;
    // an answer that nobody asks for must not end the process where it fails
    response.then(
      (present) => {
        this.#known = present;
      },
      () => {},
    );
  }

  override get statusCode(): HttpStatusCode {
    return this.#present.statusCode;
  }

  override get headers(): HttpHeaders {
    return this.#present.headers;
  }

  override get cookies(): ReadonlyMap<string, readonly ResponseCookie[]> {
    return this.#present.cookies;
  }

  override withErrorHandler(handler: WriteErrorHandler): ServerResponse {
    return new AsyncServerResponse(this.#response, this.#timeout, this.#known, [...this.errorHandlers, handler]);
  }

  override writeTo(
    request: HttpServletRequest,
    response: HttpServletResponse,
    { asyncSupport }: ServerResponseContext,
  ): undefined {
    const result = new DeferredResult<unknown>(this.#timeout);
    const webRequest = new ServletWebRequest(request, response);
    getAsyncManager(request).startDeferredResultProcessing(result, webRequest, asyncSupport);
    void Promise.resolve(this.#response)
      .then((present) => this.errorHandlers.reduce((all, handler) => all.withErrorHandler(handler), present))
      .catch((error: unknown) => this.errorResponse(error, request) ?? Promise.reject(error))
      .then(
        (present) => result.setResult(present),
        (error: unknown) => result.setErrorResult(error),
      );
  }

  get #present(): ServerResponse {
    if (this.#known) return this.#known;
    throw new IllegalStateException('The asynchronous answer is not there yet: a filter can wait for it as a promise');
  }
}

/** Puts an answer together: status, headers and cookies, then what makes the body. Source: Spring `ServerResponse.BodyBuilder`. */
export class ServerResponseBuilder extends HeadersBuilder {
  readonly #status: HttpStatusCode;
  readonly #cookies = new MultiValueMap<ResponseCookie>();

  constructor(status: HttpStatusCode) {
    super();
    this.#status = status;
  }

  cookie(cookie: ResponseCookie): this {
    this.#cookies.add(cookie.name, cookie);
    return this;
  }

  /** Lets a function change the cookies so far. */
  cookies(change: (cookies: MultiValueMap<ResponseCookie>) => void): this {
    change(this.#cookies);
    return this;
  }

  /** Without a body, or with one that a function writes or gives the view of. */
  build(
    write?: (request: HttpServletRequest, response: HttpServletResponse) => ReturnType<ResponseWriter>,
  ): ServerResponse {
    return this.#made(write);
  }

  /**
   * With a body that a message converter writes, as `type` where it is given. A promise is waited for in asynchronous mode.
   * Throws a `TypeError` for no value: that is {@link build}.
   */
  body(body: NonNullable<unknown>, type?: TypeDescriptor): ServerResponse {
    if (body === undefined || body === null)
      throw new TypeError('There is no body: build() makes an answer without one');
    if (!isPromiseLike(body)) {
      return this.#made((request, response, context) => written(writeEntity(body, type, request, response, context)));
    }
    const response = body.then((entity) => this.body(entity as NonNullable<unknown>, type));
    return new AsyncServerResponse(response, undefined, this.#made());
  }

  /** With a view of that name, and its model. */
  render(name: string, model?: ReadonlyMap<string, unknown> | Record<string, unknown>): ServerResponse {
    return this.#made(() => new ModelAndView(name, model, this.#status.value));
  }

  /** With a body that is written bit by bit. */
  stream(consumer: (stream: StreamBuilder) => MaybePromise<unknown>): ServerResponse {
    return this.#made(streamWriter(consumer));
  }

  #made(write?: ResponseWriter): ServerResponse {
    const cookies = new MultiValueMap([...this.#cookies].map(([name, values]) => [name, [...values]]));
    return new ServerResponse(this.#status, new HttpHeaders(this.httpHeaders), cookies, write);
  }
}

function written(pending: MaybePromise<void>): MaybePromise<undefined> {
  return isPromiseLike(pending) ? pending.then(() => undefined) : undefined;
}

/** By the headers `ETag` and `Last-Modified` of the answer. */
function isNotModified(headers: HttpHeaders, request: HttpServletRequest, response: HttpServletResponse): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  return new ServletWebRequest(request, response).checkNotModified(headers.getETag(), headers.getLastModified());
}
