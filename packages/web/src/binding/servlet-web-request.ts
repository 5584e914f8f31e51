import type { MaybePromise } from '@vernal/core';
import { ETag } from '../http/etag.js';
import { formatHttpDate } from '../http/http-date.js';
import { HttpHeaders } from '../http/http-headers.js';
import { parseLenientHttpDate } from '../http/lenient-http-date.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { type AttributeScope, WebRequest } from './web-request.js';

/** A {@link WebRequest} on a servlet request. Source: Spring's `ServletWebRequest`. */
export class ServletWebRequest extends WebRequest {
  override readonly request: HttpServletRequest;
  override readonly response: HttpServletResponse | undefined;
  #notModified = false;

  constructor(request: HttpServletRequest, response?: HttpServletResponse) {
    super();
    this.request = request;
    this.response = response;
  }

  override getHeader(name: string): string | undefined {
    return this.request.getHeader(name);
  }

  override getHeaderValues(name: string): readonly string[] | undefined {
    const values = this.request.getHeaders(name);
    return values.length > 0 ? values : undefined;
  }

  override getHeaderNames(): string[] {
    return this.request.getHeaderNames();
  }

  override getParameter(name: string): string | undefined {
    return this.request.getParameter(name);
  }

  override getParameterValues(name: string): readonly string[] | undefined {
    return this.request.getParameterValues(name);
  }

  override getParameterNames(): string[] {
    return this.request.getParameterNames();
  }

  override getParameterMap(): ReadonlyMap<string, readonly string[]> {
    return this.request.getParameterMap();
  }

  override get locale(): Intl.Locale {
    return this.request.getLocales()[0]!;
  }

  override get contextPath(): string {
    return this.request.contextPath;
  }

  override get remoteUser(): string | undefined {
    return this.request.userPrincipal?.name;
  }

  override get isSecure(): boolean {
    return this.request.isSecure;
  }

  override getAttribute(name: string, scope: AttributeScope): MaybePromise<unknown> {
    if (scope === 'request') return this.request.getAttribute(name);
    return this.request.getSession(false).then((session) => session?.getAttribute(name));
  }

  override setAttribute(name: string, value: unknown, scope: AttributeScope): MaybePromise<void> {
    if (scope === 'request') return this.request.setAttribute(name, value);
    return this.request.getSession().then((session) => session.setAttribute(name, value));
  }

  override removeAttribute(name: string, scope: AttributeScope): MaybePromise<void> {
    if (scope === 'request') return this.request.removeAttribute(name);
    return this.request.getSession(false).then((session) => session?.removeAttribute(name));
  }

  override getAttributeNames(scope: AttributeScope): MaybePromise<string[]> {
    if (scope === 'request') return this.request.getAttributeNames();
    return this.request.getSession(false).then((session) => session?.getAttributeNames() ?? []);
  }

  override get isNotModified(): boolean {
    return this.#notModified;
  }

  override checkNotModified(validator: string | number | undefined, lastModified = -1): boolean {
    return typeof validator === 'number' ? this.#check(undefined, validator) : this.#check(validator, lastModified);
  }

  /** Nothing is checked once the answer is known, or where the status is another one than 200. */
  #check(etag: string | undefined, lastModified: number): boolean {
    if (this.#notModified) return true;
    if (this.response && this.response.status !== 200) return false;
    const failed = this.#failsIfMatch(etag) ?? this.#failsIfUnmodifiedSince(lastModified);
    this.#notModified = failed ?? this.#matchesIfNoneMatch(etag) ?? this.#isUnchangedSince(lastModified);
    if (this.#notModified && this.response) {
      this.response.status = failed === undefined && this.#isSafeMethod ? 304 : 412;
    }
    if (!failed) this.#addValidators(etag, lastModified);
    return this.#notModified;
  }

  get #isSafeMethod(): boolean {
    return this.request.method === 'GET' || this.request.method === 'HEAD';
  }

  /** Undefined where the header is missing, or the method is a safe one. RFC 9110 section 13.1.1. */
  #failsIfMatch(etag: string | undefined): boolean | undefined {
    if (this.#isSafeMethod || this.request.getHeader(HttpHeaders.IF_MATCH) === undefined) return undefined;
    return !this.#hasTag(HttpHeaders.IF_MATCH, etag, true);
  }

  /** Undefined where header or date is missing. RFC 9110 section 13.1.4. */
  #failsIfUnmodifiedSince(lastModified: number): boolean | undefined {
    const since = this.#compareDate(HttpHeaders.IF_UNMODIFIED_SINCE, lastModified);
    return since === undefined ? undefined : since < 0;
  }

  /** Undefined where the header is missing. RFC 9110 section 13.1.2. */
  #matchesIfNoneMatch(etag: string | undefined): boolean | undefined {
    if (this.request.getHeader(HttpHeaders.IF_NONE_MATCH) === undefined) return undefined;
    return this.#hasTag(HttpHeaders.IF_NONE_MATCH, etag, false);
  }

  /** RFC 9110 section 13.1.3. */
  #isUnchangedSince(lastModified: number): boolean {
    const since = this.#compareDate(HttpHeaders.IF_MODIFIED_SINCE, lastModified);
    return since !== undefined && since >= 0;
  }

  /** Whether a header lists the tag; `*` counts for unsafe methods only. */
  #hasTag(name: string, etag: string | undefined, strong: boolean): boolean {
    if (!etag) return false;
    const tag = ETag.create(etag);
    const isUnsafe = !this.#isSafeMethod;
    return this.request
      .getHeaders(name)
      .some((list) => ETag.parse(list).some((one) => (one.isWildcard && isUnsafe) || one.compare(tag, strong)));
  }

  /** The date of a header less the last modification in whole seconds; undefined where one of both is unknown. */
  #compareDate(name: string, lastModified: number): number | undefined {
    if (lastModified < 0) return undefined;
    const header = this.request.getHeader(name);
    if (header === undefined) return undefined;
    // The clients that come back send the text that they got: it is compared before it is parsed.
    if (header === formatHttpDate(lastModified)) return 0;
    const date = parseLenientHttpDate(header);
    return date === undefined ? undefined : date - Math.floor(lastModified / 1000) * 1000;
  }

  #addValidators(etag: string | undefined, lastModified: number): void {
    if (!this.response || !this.#isSafeMethod) return;
    const date = this.response.getHeader(HttpHeaders.LAST_MODIFIED);
    if (lastModified > 0 && (date === undefined || parseLenientHttpDate(date) === undefined)) {
      this.response.setHeader(HttpHeaders.LAST_MODIFIED, formatHttpDate(lastModified));
    }
    if (etag && !this.response.containsHeader(HttpHeaders.ETAG)) {
      this.response.setHeader(HttpHeaders.ETAG, ETag.quoteETagIfNecessary(etag));
    }
  }

  override getDescription(includeClientInfo: boolean): string {
    const { requestURI, remoteAddr } = this.request;
    if (!includeClientInfo) return `uri=${requestURI}`;
    const client = remoteAddr === '' ? '' : `;client=${remoteAddr}`;
    const session = this.request.requestedSessionId === undefined ? '' : `;session=${this.request.requestedSessionId}`;
    const user = this.remoteUser === undefined ? '' : `;user=${this.remoteUser}`;
    return `uri=${requestURI}${client}${session}${user}`;
  }

  override toString(): string {
    return `ServletWebRequest: ${this.getDescription(true)}`;
  }
}
