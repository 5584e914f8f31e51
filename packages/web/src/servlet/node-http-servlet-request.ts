import { Readable } from 'node:stream';
import { DEFAULT_LOCALE, IllegalStateException } from '@vernal/core';
import { Charset } from '../http/charset.js';
import { acceptedLocales } from './accept-language.js';
import { charsetOf, parameterCharset } from './content-type.js';
import type { Cookie } from './cookie.js';
import { parseCookies } from './cookie-parser.js';
import type { DispatcherType } from './dispatcher-type.js';
import { type AsyncContext, HttpServletRequest, type RequestDispatcher } from './http-servlet-request.js';
import type { HttpServletResponse } from './http-servlet-response.js';
import type { HttpSession } from './http-session.js';
import type { MultipartConfig } from './multipart-config.js';
import type { NodeAsyncContext } from './node-async-context.js';
import type { NodeHttpServletResponse } from './node-http-servlet-response.js';
import { RequestAttributes } from './request-attributes.js';
import { collectBody } from './request-body.js';
import { addParameters } from './request-parameters.js';
import { RequestSession } from './request-session.js';
import { sameName } from './response-headers.js';
import type { ServletContext } from './servlet-context.js';
import type { ServletMapping } from './servlet-mapper.js';
import type { SessionSource } from './session-source.js';

const FORM = 'application/x-www-form-urlencoded';
const DEFAULT_LOCALES: readonly Intl.Locale[] = Object.freeze([DEFAULT_LOCALE]);
const NO_COOKIES: readonly Cookie[] = [];
/** Another host could lead a URL elsewhere: to its own path, for example. Source: RFC 3986, section 3.2.2. */
const AUTHORITY = /^(\[[\da-f:.]+\]|[\w.~!$&'()*+,;=-]*)(?::(\d{0,5}))?$/i;

/** What a request asks of its container. */
export interface RequestServices {
  readonly servletContext: ServletContext;
  readonly sessions: SessionSource | undefined;
  /** Bytes. */
  readonly maxRequestBodySize: number;
  getRequestDispatcher(path: string): RequestDispatcher;
  newAsyncContext(request: NodeHttpServletRequest): NodeAsyncContext;
}

/** What a servlet was registered with that concerns its requests. */
export interface ServletLimits {
  readonly multipartConfig: MultipartConfig | undefined;
}

/** A request that came over the network. Every field is there from the start, so that all requests have one shape. */
export class NodeHttpServletRequest extends HttpServletRequest {
  readonly raw: HttpServletRequest['raw'];
  readonly requestURI: string;
  readonly queryString: string | undefined;
  readonly #services: RequestServices;
  readonly response: NodeHttpServletResponse;
  /** Decoded, without the context path. */
  readonly #path: string;
  readonly #mapping: ServletMapping<ServletLimits>;
  readonly #attributes = new RequestAttributes();
  #parameters: Map<string, string[]> | undefined = undefined;
  #form: Promise<void> | undefined = undefined;
  #body: Promise<Uint8Array> | undefined = undefined;
  #streamTaken = false;
  #contentType: string | null | undefined = undefined;
  #characterEncoding: string | undefined = undefined;
  #cookies: readonly Cookie[] | undefined = undefined;
  #session: RequestSession | undefined = undefined;
  #async: NodeAsyncContext | undefined = undefined;

  constructor(
    raw: HttpServletRequest['raw'],
    response: NodeHttpServletResponse,
    services: RequestServices,
    mapping: ServletMapping<ServletLimits>,
    requestURI: string,
    queryString: string | undefined,
    path: string,
  ) {
    super();
    this.raw = raw;
    this.requestURI = requestURI;
    this.queryString = queryString;
    this.#services = services;
    this.response = response;
    this.#path = path;
    this.#mapping = mapping;
  }

  get servletContext(): ServletContext {
    return this.#services.servletContext;
  }

  get dispatcherType(): DispatcherType {
    return 'REQUEST';
  }

  get multipartConfig(): MultipartConfig | undefined {
    return this.#mapping.target.multipartConfig;
  }

  get method(): string {
    return this.raw.method as string;
  }

  get requestURL(): string {
    const { scheme, serverPort } = this;
    const port = serverPort === (scheme === 'https' ? 443 : 80) ? '' : `:${serverPort}`;
    return `${scheme}://${this.serverName}${port}${this.requestURI}`;
  }

  get contextPath(): string {
    return this.#services.servletContext.contextPath;
  }

  get servletPath(): string {
    const { prefixLength } = this.#mapping;
    return prefixLength < 0 ? this.#path : this.#path.slice(0, prefixLength);
  }

  get servletPathPrefix(): string {
    return this.#path.slice(0, Math.max(0, this.#mapping.prefixLength));
  }

  get pathInfo(): string | undefined {
    const { prefixLength } = this.#mapping;
    return prefixLength < 0 || prefixLength === this.#path.length ? undefined : this.#path.slice(prefixLength);
  }

  get scheme(): string {
    return this.isSecure ? 'https' : 'http';
  }

  get serverName(): string {
    return this.#authority()?.[1] || localName(this.raw.socket.localAddress);
  }

  get serverPort(): number {
    const authority = this.#authority();
    if (authority?.[2]) return Number(authority[2]);
    if (!authority) return this.raw.socket.localPort ?? 0;
    return this.isSecure ? 443 : 80;
  }

  #authority(): RegExpExecArray | undefined {
    const host = this.raw.headers.host ?? this.getHeader(':authority');
    return host === undefined ? undefined : (AUTHORITY.exec(host) ?? undefined);
  }

  get isSecure(): boolean {
    return (this.raw.socket as { encrypted?: boolean }).encrypted === true;
  }

  get protocol(): string {
    return `HTTP/${this.raw.httpVersion}`;
  }

  get remoteAddr(): string {
    const address = this.raw.socket.remoteAddress ?? '';
    return address.startsWith('::ffff:') ? address.slice(7) : address;
  }

  get userPrincipal(): undefined {
    return undefined;
  }

  getHeader(name: string): string | undefined {
    // `headers` of node:http is made when it is first asked for, and few requests need all of it
    const { rawHeaders } = this.raw;
    for (let index = 0; index < rawHeaders.length; index += 2) {
      if (sameName(rawHeaders[index] as string, name)) return rawHeaders[index + 1];
    }
    return undefined;
  }

  getHeaders(name: string): string[] {
    const { rawHeaders } = this.raw;
    const values: string[] = [];
    for (let index = 0; index < rawHeaders.length; index += 2) {
      if (sameName(rawHeaders[index] as string, name)) values.push(rawHeaders[index + 1] as string);
    }
    return values;
  }

  getHeaderNames(): string[] {
    const names = this.raw.rawHeaders.filter((name, index) => index % 2 === 0 && !name.startsWith(':'));
    return [...new Set(names.map((name) => name.toLowerCase()))];
  }

  get contentType(): string | undefined {
    // null: looked for, and not there
    if (this.#contentType === undefined) this.#contentType = this.getHeader('content-type') ?? null;
    return this.#contentType ?? undefined;
  }

  get contentLength(): number {
    const length = this.getHeader('content-length');
    return length === undefined ? -1 : Number(length);
  }

  get characterEncoding(): string | undefined {
    return this.#characterEncoding ?? charsetOf(this.contentType);
  }

  set characterEncoding(name: string | undefined) {
    this.#characterEncoding = name;
  }

  getCookies(): readonly Cookie[] {
    if (this.#cookies === undefined && this.getHeader('cookie') === undefined) return NO_COOKIES;
    this.#cookies ??= parseCookies(this.raw.headers.cookie ?? '');
    return this.#cookies;
  }

  getLocales(): readonly Intl.Locale[] {
    if (this.getHeader('accept-language') === undefined) return DEFAULT_LOCALES;
    const header = this.raw.headers['accept-language'] ?? '';
    const locales = acceptedLocales(header);
    return locales.length > 0 ? locales : DEFAULT_LOCALES;
  }

  prepareParameters(): void | Promise<void> {
    if (this.raw.method !== 'POST' || !this.#hasUnreadForm()) return;
    this.#form ??= this.#readForm();
    return this.#form;
  }

  #hasUnreadForm(): boolean {
    return this.raw.method === 'POST' && this.#parameters === undefined && !this.#streamTaken && this.#isForm();
  }

  #isForm(): boolean {
    const type = this.contentType;
    return type !== undefined && type.slice(0, FORM.length).toLowerCase() === FORM;
  }

  /** Where it fails, those of the query are left: an error page may ask for parameters again. */
  async #readForm(): Promise<void> {
    const parameters = this.#queryParameters();
    try {
      const body = await this.readBody();
      const charset = parameterCharset(this.characterEncoding);
      addParameters(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1'), charset, parameters);
      this.#parameters = parameters;
    } catch (error) {
      this.#parameters = this.#queryParameters();
      throw error;
    }
  }

  #queryParameters(): Map<string, string[]> {
    const parameters = new Map<string, string[]>();
    if (this.queryString) addParameters(this.queryString, Charset.UTF_8, parameters);
    return parameters;
  }

  getParameterMap(): ReadonlyMap<string, readonly string[]> {
    if (this.#parameters) return this.#parameters;
    if (this.#hasUnreadForm()) {
      throw new IllegalStateException(
        `The parameters of ${this.method} ${this.requestURI} are not read yet: await request.prepareParameters() first`,
      );
    }
    this.#parameters = this.#queryParameters();
    return this.#parameters;
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

  getInputStream(): Readable {
    if (this.#body) return Readable.from(chunks(this.#body), { objectMode: false });
    this.#streamTaken = true;
    return this.raw;
  }

  readBody(limit: number = this.#services.maxRequestBodySize): Promise<Uint8Array> {
    if (this.#streamTaken) {
      return Promise.reject(
        new IllegalStateException('The body is being read as a stream: getInputStream() was called'),
      );
    }
    this.#body ??= collectBody(this.raw, this.contentLength, limit);
    return this.#body;
  }

  getAttribute(name: string): unknown {
    return this.#attributes.get(name);
  }

  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, value);
  }

  removeAttribute(name: string): void {
    this.#attributes.remove(name);
  }

  getAttributeNames(): string[] {
    return this.#attributes.names();
  }

  getSession(create?: true): Promise<HttpSession>;
  getSession(create: boolean): Promise<HttpSession | undefined>;
  getSession(create = true): Promise<HttpSession | undefined> {
    return create ? this.#ownSession().getOrCreate() : this.#ownSession().get();
  }

  getLoadedSession(create: true): HttpSession;
  getLoadedSession(create: boolean): HttpSession | undefined;
  getLoadedSession(create: boolean): HttpSession | undefined {
    return this.#ownSession().getNow(create);
  }

  changeSessionId(): Promise<string> {
    return this.#ownSession().changeId();
  }

  get requestedSessionId(): string | undefined {
    return this.#services.sessions?.requestedSessionId(this);
  }

  #ownSession(): RequestSession {
    this.#session ??= new RequestSession(this, this.response, this.#services.sessions);
    return this.#session;
  }

  getRequestDispatcher(path: string): RequestDispatcher {
    return this.#services.getRequestDispatcher(absolutePath(path, this.#path));
  }

  startAsync(request: HttpServletRequest = this, response: HttpServletResponse = this.response): AsyncContext {
    this.#async ??= this.#services.newAsyncContext(this);
    this.#async.start(request, response);
    return this.#async;
  }

  /** The asynchronous side of the request, where there was one. */
  get asyncContext(): NodeAsyncContext | undefined {
    return this.#async;
  }

  get isAsyncStarted(): boolean {
    return this.#async?.isStarted === true;
  }

  getAsyncContext(): AsyncContext {
    if (this.#async) return this.#async;
    throw new IllegalStateException(`startAsync() has not been called for ${this.method} ${this.requestURI}`);
  }
}

/** A path as it is, or relative to the folder of `base`. */
export function absolutePath(path: string, base: string): string {
  return path.startsWith('/') ? path : base.slice(0, base.lastIndexOf('/') + 1) + path;
}

async function* chunks(body: Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await body;
}

/** As it stands in a URL. */
function localName(address = 'localhost'): string {
  const name = address.replace(/^::ffff:(?=[\d.]+$)/, '');
  return name.includes(':') ? `[${name}]` : name;
}
