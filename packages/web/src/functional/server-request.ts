import { BindException, type Class, MultiValueMap, TypeDescriptor, type TypeToken } from '@vernal/core';
import { ServletRequestDataBinder } from '../binding/servlet-request-data-binder.js';
import { ServletWebRequest } from '../binding/servlet-web-request.js';
import type { WebDataBinder } from '../binding/web-data-binder.js';
import type { HttpMessageConverter } from '../converters/http-message-converter.js';
import { ServletServerHttpRequest } from '../converters/servlet-server-http-request.js';
import { HttpMediaTypeNotSupportedException } from '../errors/http-media-type-exceptions.js';
import type { HttpHeaders } from '../http/http-headers.js';
import type { HttpMethod } from '../http/http-method.js';
import { MediaType } from '../http/media-type.js';
import { ServletUriComponentsBuilder } from '../method/links/servlet-uri-components-builder.js';
import type { PathPattern, UnparsedPath } from '../path/path-pattern.js';
import type { Cookie } from '../servlet/cookie.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { HttpSession } from '../servlet/http-session.js';
import { getMultipartRequest } from '../servlet/multipart-http-servlet-request.js';
import type { Part } from '../servlet/part.js';
import { ServletRequestPath } from '../servlet/servlet-request-path.js';
import type { UriComponentsBuilder } from '../uri/uri-components-builder.js';
import { ChangedServletRequest } from './changed-servlet-request.js';
import { ConditionalResponse } from './conditional-response.js';
import { RequestAttributes } from './request-attributes.js';
import { ServerRequestHeaders } from './server-request-headers.js';
import { ServerResponse } from './server-response.js';

/** What the patterns of the routes so far found in the path. */
export interface RouteMatch {
  /** Decoded. */
  readonly pathVariables: ReadonlyMap<string, string>;
  /** All of them joined; undefined where no pattern was asked. */
  readonly pattern: PathPattern | undefined;
}

const NOTHING_MATCHED: RouteMatch = { pathVariables: new Map(), pattern: undefined };

/** A request as handler functions see it. Source: Spring `ServerRequest`. */
export class ServerRequest {
  readonly servletRequest: HttpServletRequest;
  readonly messageConverters: readonly HttpMessageConverter[];
  /** The path within the servlet, or, for predicates of nested routes, what is left of it. Undecoded. */
  readonly requestPath: UnparsedPath;
  readonly attributes: RequestAttributes;
  readonly #message: ServletServerHttpRequest;
  #match: RouteMatch;

  private constructor(
    message: ServletServerHttpRequest,
    messageConverters: readonly HttpMessageConverter[],
    requestPath: UnparsedPath,
    match: RouteMatch,
  ) {
    this.servletRequest = message.servletRequest;
    this.messageConverters = messageConverters;
    this.requestPath = requestPath;
    this.attributes = new RequestAttributes(message.servletRequest);
    this.#message = message;
    this.#match = match;
  }

  static create(request: HttpServletRequest, messageConverters: readonly HttpMessageConverter[]): ServerRequest {
    const path = ServletRequestPath.of(request);
    return new ServerRequest(new ServletServerHttpRequest(request), messageConverters, path, NOTHING_MATCHED);
  }

  /** A request that is like another one, to be changed; the other one stays as it is. */
  static from(other: ServerRequest): ServerRequestBuilder {
    return new ServerRequestBuilder(other.servletRequest, (changed) => {
      const message = new ServletServerHttpRequest(changed);
      return new ServerRequest(message, other.messageConverters, other.requestPath, other.#match);
    });
  }

  /** The same request for routes below: with the rest of the path, and what was found before it. For predicates. */
  nested(requestPath: UnparsedPath, match: RouteMatch): ServerRequest {
    return new ServerRequest(this.#message, this.messageConverters, requestPath, match);
  }

  get method(): HttpMethod {
    return this.#message.method;
  }

  /** Absolute, with the query. */
  get uri(): URL {
    return this.#message.uri;
  }

  /** Begins a link at the URI of this request. */
  uriBuilder(): UriComponentsBuilder {
    return ServletUriComponentsBuilder.fromRequest(this.servletRequest);
  }

  /** See {@link requestPath}. */
  get path(): string {
    return this.requestPath.value;
  }

  get headers(): ServerRequestHeaders {
    return new ServerRequestHeaders(this.#message.headers);
  }

  /** By their names. */
  get cookies(): MultiValueMap<Cookie> {
    const cookies = new MultiValueMap<Cookie>();
    for (const cookie of this.servletRequest.getCookies()) cookies.add(cookie.name, cookie);
    return cookies;
  }

  /** Empty where the connection is gone. */
  get remoteAddress(): string {
    return this.servletRequest.remoteAddr;
  }

  get principal(): { readonly name: string } | undefined {
    return this.servletRequest.userPrincipal;
  }

  /** The session, made where there is none. */
  session(): Promise<HttpSession> {
    return this.servletRequest.getSession();
  }

  attribute(name: string): unknown {
    return this.attributes.get(name);
  }

  /** The first value of a parameter of query or form. */
  param(name: string): string | undefined {
    return this.servletRequest.getParameter(name);
  }

  get params(): ReadonlyMap<string, readonly string[]> {
    return this.servletRequest.getParameterMap();
  }

  /** The parts of an upload by their names; none where the request is no upload. */
  async multipartData(): Promise<MultiValueMap<Part>> {
    const parts = new MultiValueMap<Part>();
    const upload = getMultipartRequest(this.servletRequest);
    await upload?.initializeMultipart();
    for (const part of upload?.getParts() ?? []) parts.add(part.name, part);
    return parts;
  }

  /** A variable of the path. Throws a `TypeError` where the pattern has none of that name. */
  pathVariable(name: string): string {
    const value = this.pathVariables.get(name);
    if (value !== undefined) return value;
    throw new TypeError(`The pattern ${this.matchingPattern ?? 'of the route'} has no variable '${name}'`);
  }

  get pathVariables(): ReadonlyMap<string, string> {
    return this.#match.pathVariables;
  }

  /** The patterns of the route joined; undefined where it has none. */
  get matchingPattern(): PathPattern | undefined {
    return this.#match.pattern;
  }

  get match(): RouteMatch {
    return this.#match;
  }

  /** For predicates: what was found in the path. */
  setMatch(match: RouteMatch): void {
    this.#match = match;
  }

  /**
   * The body, read by a message converter. Throws an `HttpMediaTypeNotSupportedException` where none reads the content type as
   * that type, and what the converter throws.
   */
  async body<T>(type: Class<T> | TypeDescriptor): Promise<T> {
    const descriptor = type instanceof TypeDescriptor ? type : TypeDescriptor.valueOf(type as TypeToken);
    const contentType = this.headers.contentType() ?? MediaType.APPLICATION_OCTET_STREAM;
    const converter = this.messageConverters.find((one) => one.canRead(descriptor, contentType));
    if (converter) return (await converter.read(descriptor, this.#message)) as T;
    const supported = this.messageConverters.flatMap((one) => one.getSupportedMediaTypes(descriptor.type));
    throw new HttpMediaTypeNotSupportedException(contentType, MediaType.sortBySpecificity(supported), this.method.name);
  }

  /**
   * An object made of the parameters, by constructor and properties. Throws a `BindException` for values that cannot be bound.
   * The customizer sets the binder up before.
   */
  async bind<T extends object>(type: Class<T>, customize?: (binder: WebDataBinder) => void): Promise<T> {
    const upload = getMultipartRequest(this.servletRequest);
    await upload?.initializeMultipart();
    const binder = new ServletRequestDataBinder(undefined);
    binder.setTargetType(type);
    customize?.(binder);
    const source = upload ?? this.servletRequest;
    binder.constructFrom(source);
    binder.bindRequest(source);
    const result = binder.getBindingResult();
    if (result.hasErrors()) throw new BindException(result);
    return binder.getTarget() as T;
  }

  /**
   * The answer 304 or 412 where the conditions of the request say so, undefined where the handler is to go on; it sends
   * `Last-Modified` and `ETag` itself then.
   */
  checkNotModified(lastModified: Date | number | undefined, etag?: string): ServerResponse | undefined;
  checkNotModified(etag: string): ServerResponse | undefined;
  checkNotModified(first: Date | number | string | undefined, second?: string): ServerResponse | undefined {
    const [date, etag] = typeof first === 'string' ? [undefined, first] : [first, second];
    const millis = date === undefined ? -1 : Number(date);
    const response = new ConditionalResponse();
    const isDone = new ServletWebRequest(
      this.servletRequest,
      response as unknown as HttpServletResponse,
    ).checkNotModified(etag, millis > 0 ? millis : -1);
    return isDone ? ServerResponse.status(response.status).headers(response.headers).build() : undefined;
  }

  toString(): string {
    return `HTTP ${this.method} ${this.path}`;
  }
}

/** Changes a request. Source: Spring `ServerRequest.Builder`. */
export class ServerRequestBuilder {
  readonly #request: ChangedServletRequest;
  readonly #make: (changed: ChangedServletRequest) => ServerRequest;

  constructor(request: HttpServletRequest, make: (changed: ChangedServletRequest) => ServerRequest) {
    this.#request = new ChangedServletRequest(request);
    this.#make = make;
  }

  method(method: HttpMethod): this {
    this.#request.method = method.name;
    return this;
  }

  /** What `uri` says; the path and the parameters stay as they are. */
  uri(uri: URL): this {
    this.#request.setUri(uri);
    return this;
  }

  /** Adds values to a header. */
  header(name: string, ...values: string[]): this {
    this.#request.headers.addAll(name, values);
    return this;
  }

  headers(change: (headers: HttpHeaders) => void): this {
    change(this.#request.headers);
    return this;
  }

  /** Adds a cookie for each value. */
  cookie(name: string, ...values: string[]): this {
    for (const value of values) this.#request.cookies.push({ name, value });
    return this;
  }

  /** Lets a function change the list of cookies. */
  cookies(change: (cookies: Cookie[]) => void): this {
    change(this.#request.cookies);
    return this;
  }

  /** In place of the request's own body; a text in UTF-8. Unlike in Spring the body stays as it is where this is not called. */
  body(body: Uint8Array | string): this {
    this.#request.setBody(typeof body === 'string' ? Buffer.from(body) : body);
    return this;
  }

  attribute(name: string, value: unknown): this {
    this.#request.attributes.set(name, value);
    return this;
  }

  attributes(change: (attributes: Map<string, unknown>) => void): this {
    change(this.#request.attributes);
    return this;
  }

  /** Adds values to a parameter. */
  param(name: string, ...values: string[]): this {
    const { parameters } = this.#request;
    parameters.set(name, [...(parameters.get(name) ?? []), ...values]);
    return this;
  }

  params(change: (params: Map<string, readonly string[]>) => void): this {
    change(this.#request.parameters);
    return this;
  }

  /** To be called once. */
  build(): ServerRequest {
    return this.#make(this.#request);
  }
}
