import { Readable } from 'node:stream';
import { headersOf } from '../converters/servlet-server-http-request.js';
import { HttpHeaders } from '../http/http-headers.js';
import type { Cookie } from '../servlet/cookie.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { HttpServletRequestWrapper } from '../servlet/http-servlet-request-wrapper.js';

const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 };

/** A request with headers, cookies, attributes and parameters of its own, which begin as those of another one. */
export class ChangedServletRequest extends HttpServletRequestWrapper {
  readonly headers: HttpHeaders;
  readonly cookies: Cookie[];
  readonly attributes: Map<string, unknown>;
  readonly parameters: Map<string, readonly string[]>;
  #method: string;
  #uri: URL | undefined;
  #body: Uint8Array | undefined;

  constructor(request: HttpServletRequest) {
    super(request);
    this.headers = headersOf(request);
    this.cookies = [...request.getCookies()];
    this.attributes = new Map(request.getAttributeNames().map((name) => [name, request.getAttribute(name)]));
    this.parameters = new Map(request.getParameterMap());
    this.#method = request.method;
  }

  setUri(uri: URL): void {
    this.#uri = uri;
  }

  setBody(body: Uint8Array): void {
    this.#body = body;
    this.headers.setContentLength(body.length);
  }

  override get method(): string {
    return this.#method;
  }

  override set method(method: string) {
    this.#method = method;
  }

  override get requestURI(): string {
    return this.#uri?.pathname ?? super.requestURI;
  }

  override get queryString(): string | undefined {
    return this.#uri ? this.#uri.search.slice(1) || undefined : super.queryString;
  }

  override get requestURL(): string {
    return this.#uri ? this.#uri.origin + this.#uri.pathname : super.requestURL;
  }

  override get scheme(): string {
    return this.#uri?.protocol.slice(0, -1) ?? super.scheme;
  }

  override get serverName(): string {
    return this.#uri?.hostname ?? super.serverName;
  }

  override get serverPort(): number {
    return this.#uri ? Number(this.#uri.port || DEFAULT_PORTS[this.scheme]) : super.serverPort;
  }

  override getHeader(name: string): string | undefined {
    return this.headers.getFirst(name);
  }

  override getHeaders(name: string): string[] {
    return [...(this.headers.get(name) ?? [])];
  }

  override getHeaderNames(): string[] {
    return this.headers.headerNames().map((name) => name.toLowerCase());
  }

  override get contentType(): string | undefined {
    return this.headers.getFirst(HttpHeaders.CONTENT_TYPE);
  }

  override get contentLength(): number {
    return this.headers.getContentLength();
  }

  override getCookies(): readonly Cookie[] {
    return this.cookies;
  }

  override getParameterMap(): ReadonlyMap<string, readonly string[]> {
    return this.parameters;
  }

  override getAttribute(name: string): unknown {
    return this.attributes.get(name);
  }

  override setAttribute(name: string, value: unknown): void {
    if (value === undefined || value === null) this.attributes.delete(name);
    else this.attributes.set(name, value);
  }

  override removeAttribute(name: string): void {
    this.attributes.delete(name);
  }

  override getAttributeNames(): string[] {
    return [...this.attributes.keys()];
  }

  override readBody(limit?: number): Promise<Uint8Array> {
    return this.#body ? Promise.resolve(this.#body) : super.readBody(limit);
  }

  override getInputStream(): Readable {
    return this.#body ? Readable.from([this.#body]) : super.getInputStream();
  }
}
