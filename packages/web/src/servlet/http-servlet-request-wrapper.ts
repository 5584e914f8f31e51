import type { Readable } from 'node:stream';
import type { Cookie } from './cookie.js';
import type { DispatcherType } from './dispatcher-type.js';
import { type AsyncContext, HttpServletRequest, type RequestDispatcher } from './http-servlet-request.js';
import type { HttpServletResponse } from './http-servlet-response.js';
import type { HttpSession } from './http-session.js';
import type { MultipartConfig } from './multipart-config.js';
import type { ServletContext } from './servlet-context.js';

/**
 * A request that differs from another one in what a subclass overrides; all else goes to the wrapped one.
 * `getParameter`, `getParameterValues` and `getParameterNames` go through `getParameterMap`, so that overriding that one is enough.
 * Source: Servlet 6.0 `HttpServletRequestWrapper`.
 */
export class HttpServletRequestWrapper extends HttpServletRequest {
  /** The wrapped request. */
  readonly request: HttpServletRequest;

  constructor(request: HttpServletRequest) {
    super();
    this.request = request;
  }

  get raw(): HttpServletRequest['raw'] {
    return this.request.raw;
  }

  get servletContext(): ServletContext {
    return this.request.servletContext;
  }

  get dispatcherType(): DispatcherType {
    return this.request.dispatcherType;
  }

  get method(): string {
    return this.request.method;
  }

  get requestURI(): string {
    return this.request.requestURI;
  }

  get queryString(): string | undefined {
    return this.request.queryString;
  }

  get requestURL(): string {
    return this.request.requestURL;
  }

  get contextPath(): string {
    return this.request.contextPath;
  }

  get servletPath(): string {
    return this.request.servletPath;
  }

  get servletPathPrefix(): string {
    return this.request.servletPathPrefix;
  }

  get pathInfo(): string | undefined {
    return this.request.pathInfo;
  }

  get scheme(): string {
    return this.request.scheme;
  }

  get serverName(): string {
    return this.request.serverName;
  }

  get serverPort(): number {
    return this.request.serverPort;
  }

  get isSecure(): boolean {
    return this.request.isSecure;
  }

  get protocol(): string {
    return this.request.protocol;
  }

  get remoteAddr(): string {
    return this.request.remoteAddr;
  }

  get userPrincipal(): { readonly name: string } | undefined {
    return this.request.userPrincipal;
  }

  getHeader(name: string): string | undefined {
    return this.request.getHeader(name);
  }

  getHeaders(name: string): string[] {
    return this.request.getHeaders(name);
  }

  getHeaderNames(): string[] {
    return this.request.getHeaderNames();
  }

  get contentType(): string | undefined {
    return this.request.contentType;
  }

  get contentLength(): number {
    return this.request.contentLength;
  }

  get characterEncoding(): string | undefined {
    return this.request.characterEncoding;
  }

  set characterEncoding(name: string | undefined) {
    this.request.characterEncoding = name;
  }

  getCookies(): readonly Cookie[] {
    return this.request.getCookies();
  }

  getLocales(): readonly Intl.Locale[] {
    return this.request.getLocales();
  }

  prepareParameters(): void | Promise<void> {
    return this.request.prepareParameters();
  }

  getParameter(name: string): string | undefined {
    return this.getParameterMap().get(name)?.[0];
  }

  getParameterValues(name: string): readonly string[] | undefined {
    return this.getParameterMap().get(name);
  }

  getParameterNames(): string[] {
    return [...this.getParameterMap().keys()];
  }

  getParameterMap(): ReadonlyMap<string, readonly string[]> {
    return this.request.getParameterMap();
  }

  getInputStream(): Readable {
    return this.request.getInputStream();
  }

  readBody(limit?: number): Promise<Uint8Array> {
    return this.request.readBody(limit);
  }

  getAttribute(name: string): unknown {
    return this.request.getAttribute(name);
  }

  setAttribute(name: string, value: unknown): void {
    this.request.setAttribute(name, value);
  }

  removeAttribute(name: string): void {
    this.request.removeAttribute(name);
  }

  getAttributeNames(): string[] {
    return this.request.getAttributeNames();
  }

  getSession(create?: true): Promise<HttpSession>;
  getSession(create: boolean): Promise<HttpSession | undefined>;
  getSession(create = true): Promise<HttpSession | undefined> {
    return this.request.getSession(create);
  }

  getLoadedSession(create: true): HttpSession;
  getLoadedSession(create: boolean): HttpSession | undefined;
  getLoadedSession(create: boolean): HttpSession | undefined {
    return this.request.getLoadedSession(create);
  }

  changeSessionId(): Promise<string> {
    return this.request.changeSessionId();
  }

  get requestedSessionId(): string | undefined {
    return this.request.requestedSessionId;
  }

  getRequestDispatcher(path: string): RequestDispatcher {
    return this.request.getRequestDispatcher(path);
  }

  get multipartConfig(): MultipartConfig | undefined {
    return this.request.multipartConfig;
  }

  startAsync(request?: HttpServletRequest, response?: HttpServletResponse): AsyncContext {
    return this.request.startAsync(request, response);
  }

  get isAsyncStarted(): boolean {
    return this.request.isAsyncStarted;
  }

  getAsyncContext(): AsyncContext {
    return this.request.getAsyncContext();
  }
}

/** The request itself, or the nearest one that it wraps, of that kind. Source: Spring `WebUtils.getNativeRequest`. */
export function getNativeRequest<T extends HttpServletRequest>(
  request: HttpServletRequest,
  isWanted: (candidate: HttpServletRequest) => candidate is T,
): T | undefined {
  let candidate: HttpServletRequest = request;
  for (;;) {
    if (isWanted(candidate)) return candidate;
    if (!(candidate instanceof HttpServletRequestWrapper)) return undefined;
    candidate = candidate.request;
  }
}
