import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { Cookie } from './cookie.js';
import type { DispatcherType } from './dispatcher-type.js';
import type { HttpServletResponse } from './http-servlet-response.js';
import type { HttpSession } from './http-session.js';
import type { MultipartConfig } from './multipart-config.js';
import type { ServletContext } from './servlet-context.js';

/**
 * The request as servlets, filters, interceptors and controllers see it: a lazy view on `node:http`'s object, which stays
 * reachable as `raw`. Nothing is parsed before it is asked for. Source: Servlet 6.0 `HttpServletRequest`.
 */
export abstract class HttpServletRequest {
  abstract readonly raw: IncomingMessage;
  abstract readonly servletContext: ServletContext;
  abstract readonly dispatcherType: DispatcherType;

  abstract readonly method: string;
  /** The path as it was sent, undecoded, without the query. */
  abstract readonly requestURI: string;
  /** What stands behind the `?`, undecoded; undefined where there is none. */
  abstract readonly queryString: string | undefined;
  /** Scheme, host, port (where it is not the scheme's) and `requestURI`. */
  abstract readonly requestURL: string;
  /** The path of the application within the server: empty, or starting with `/`. Undecoded. */
  abstract readonly contextPath: string;
  /** The part of the path that chose the servlet; decoded. Empty for a servlet at `/*`. */
  abstract readonly servletPath: string;
  /** `servletPath` of a servlet that is mapped to a prefix such as `/admin/*`; empty for all others. */
  abstract readonly servletPathPrefix: string;
  /** The path behind `servletPath`; decoded; undefined where nothing follows or the servlet is the default one. */
  abstract readonly pathInfo: string | undefined;

  abstract readonly scheme: string;
  abstract readonly serverName: string;
  abstract readonly serverPort: number;
  abstract readonly isSecure: boolean;
  abstract readonly protocol: string;
  abstract readonly remoteAddr: string;
  /** The name that an authenticating filter gave to the caller. */
  abstract readonly userPrincipal: { readonly name: string } | undefined;

  /** The first value of a header; names are case-insensitive. */
  abstract getHeader(name: string): string | undefined;
  abstract getHeaders(name: string): string[];
  /** Lower-case names in the order in which they were sent. */
  abstract getHeaderNames(): string[];
  abstract readonly contentType: string | undefined;
  /** The announced length of the body in bytes, -1 where none was announced. */
  abstract readonly contentLength: number;
  /** The body's charset: that of the content type, or the one set; undefined where nothing says. */
  abstract characterEncoding: string | undefined;
  abstract getCookies(): readonly Cookie[];
  /** The languages of `Accept-Language`, best first; the server's default (`en`) where there is none. */
  abstract getLocales(): readonly Intl.Locale[];

  /**
   * Makes the parameters of a form body available, which needs the body: returns nothing where there is nothing to wait
   * for. A body counts as parameters for POST with `application/x-www-form-urlencoded` only, as in Servlet 6.0 section
   * 3.1.1. The dispatcher servlet calls this before it looks for a handler; a filter that reads parameters calls it itself.
   */
  abstract prepareParameters(): void | Promise<void>;
  /** The first value of a parameter; those of the query stand before those of the form. */
  abstract getParameter(name: string): string | undefined;
  abstract getParameterValues(name: string): readonly string[] | undefined;
  abstract getParameterNames(): string[];
  abstract getParameterMap(): ReadonlyMap<string, readonly string[]>;

  /** The body as a stream; it can be read once. */
  abstract getInputStream(): Readable;
  /**
   * The whole body, read once and kept. Throws a `MaxUploadSizeExceededException` above `limit` bytes
   * (default: the server's `maxRequestBodySize`).
   */
  abstract readBody(limit?: number): Promise<Uint8Array>;

  abstract getAttribute(name: string): unknown;
  /** Setting `undefined` or `null` removes the attribute. */
  abstract setAttribute(name: string, value: unknown): void;
  abstract removeAttribute(name: string): void;
  abstract getAttributeNames(): string[];

  /** The session, made where there is none. */
  abstract getSession(create?: true): Promise<HttpSession>;
  /** The session, or undefined where there is none and `create` is false. */
  abstract getSession(create: boolean): Promise<HttpSession | undefined>;
  /**
   * The session without waiting, for code that cannot. Throws an `IllegalStateException` where the client sent an id and the session
   * has not been loaded by `getSession` yet.
   */
  abstract getLoadedSession(create: true): HttpSession;
  abstract getLoadedSession(create: boolean): HttpSession | undefined;
  /** Gives the session a new id, to be done when a visitor's rights change. */
  abstract changeSessionId(): Promise<string>;
  abstract readonly requestedSessionId: string | undefined;

  /** A dispatcher for a path of this application; one without `/` is relative to this request's path. */
  abstract getRequestDispatcher(path: string): RequestDispatcher;
  /** What the servlet that answers takes of uploads; undefined where nothing was set for it. */
  abstract readonly multipartConfig: MultipartConfig | undefined;

  /**
   * Puts the request into asynchronous mode: the answer stays open until the context is completed or dispatched. A request
   * and an answer that wrap these are handed on to the dispatch; without them it gets the ones that the container made.
   */
  abstract startAsync(request?: HttpServletRequest, response?: HttpServletResponse): AsyncContext;
  abstract readonly isAsyncStarted: boolean;
  /** The context of the asynchronous mode; throws an `IllegalStateException` before `startAsync`. */
  abstract getAsyncContext(): AsyncContext;
}

/** Hands a request to another servlet of the same application. Source: Servlet 6.0 `RequestDispatcher`. */
export interface RequestDispatcher {
  /** Lets the target answer instead. Throws an `IllegalStateException` once the answer is committed. */
  forward(request: HttpServletRequest, response: HttpServletResponse): void | Promise<void>;
  /** Lets the target add to the body; it can change neither status nor headers. */
  include(request: HttpServletRequest, response: HttpServletResponse): void | Promise<void>;
}

/** Asynchronous processing of one request. Source: Servlet 6.0 `AsyncContext`. */
export abstract class AsyncContext {
  /** Milliseconds; 0 or less: none. Default 30,000. */
  abstract timeout: number;
  /** Ends the request: what was written is sent. */
  abstract complete(): void;
  /** Sends the request through the filters and the servlet once more, with dispatcher type ASYNC. */
  abstract dispatch(path?: string): void;
  abstract addListener(listener: AsyncListener): void;
}

/** Told of what happens to an asynchronous request. Source: Servlet 6.0 `AsyncListener`. */
export interface AsyncListener {
  onComplete?(): void | Promise<void>;
  onTimeout?(): void | Promise<void>;
  onError?(error: unknown): void | Promise<void>;
  onStartAsync?(): void | Promise<void>;
}
