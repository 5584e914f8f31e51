import { getLogger, type MaybePromise } from '@vernal/core';
import { HttpHeaders } from '../http/http-headers.js';
import { ERROR_REQUEST_URI } from '../servlet/dispatch-attributes.js';
import type { FilterChain } from '../servlet/filter.js';
import { adaptFromForwardedHeaders, parseForwardedFor } from '../servlet/forwarded-header-utils.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { HttpServletRequestWrapper } from '../servlet/http-servlet-request-wrapper.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { HttpServletResponseWrapper } from '../servlet/http-servlet-response-wrapper.js';
import { UriComponentsBuilder } from '../uri/uri-components-builder.js';
import { OncePerRequestFilter } from './once-per-request-filter.js';
import { RelativeRedirectResponse } from './relative-redirect-filter.js';

const logger = getLogger('vernal.web.ForwardedHeaderFilter');

const FORWARDED_HEADERS: readonly string[] = [
  'forwarded',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-forwarded-prefix',
  'x-forwarded-ssl',
  'x-forwarded-for',
];

/** Settings of a {@link ForwardedHeaderFilter}. */
export interface ForwardedHeaderFilterOptions {
  /** Whether the headers are taken away unread: right where no proxy sets them. Default: false. */
  readonly removeOnly?: boolean;
  /** Whether redirects are sent with the location as it was given, and 303. Default: false, they get the client's view. */
  readonly relativeRedirects?: boolean;
}

/**
 * Lets the application see a request as the client sent it to a proxy, by `Forwarded` or `X-Forwarded-…` headers, and takes
 * these away. Anybody can send them: use it behind a proxy that sets them, otherwise with `removeOnly`.
 * A malformed host or port is answered with 400. Source: Spring's `ForwardedHeaderFilter`; RFC 7239.
 */
export class ForwardedHeaderFilter extends OncePerRequestFilter {
  readonly #options: ForwardedHeaderFilterOptions;

  constructor(options: ForwardedHeaderFilterOptions = {}) {
    super();
    this.#options = options;
  }

  protected override shouldNotFilter(request: HttpServletRequest): boolean {
    return FORWARDED_HEADERS.every((name) => request.getHeader(name) === undefined);
  }

  protected override shouldNotFilterAsyncDispatch(): boolean {
    return false;
  }

  protected override shouldNotFilterErrorDispatch(): boolean {
    return false;
  }

  protected override doFilterInternal(
    request: HttpServletRequest,
    response: HttpServletResponse,
    chain: FilterChain,
  ): MaybePromise<void> {
    if (this.#options.removeOnly) return chain.doFilter(new UnforwardedRequest(request), response);
    const forwarded = forwardedRequest(request);
    if (!forwarded) {
      response.sendError(400);
      return;
    }
    const redirecting = this.#options.relativeRedirects
      ? new RelativeRedirectResponse(response, 303)
      : new ForwardedResponse(response, forwarded);
    return chain.doFilter(forwarded, redirecting);
  }

  protected override doFilterNestedErrorDispatch(
    request: HttpServletRequest,
    response: HttpServletResponse,
    chain: FilterChain,
  ): MaybePromise<void> {
    return this.doFilterInternal(request, response, chain);
  }
}

function forwardedRequest(request: HttpServletRequest): ForwardedRequest | undefined {
  try {
    return new ForwardedRequest(request);
  } catch (error) {
    logger.debug(`The forwarded headers of ${request.method} ${request.requestURI} cannot be used`, error);
    return undefined;
  }
}

/** Without the headers. */
class UnforwardedRequest extends HttpServletRequestWrapper {
  override getHeader(name: string): string | undefined {
    return isForwarded(name) ? undefined : super.getHeader(name);
  }

  override getHeaders(name: string): string[] {
    return isForwarded(name) ? [] : super.getHeaders(name);
  }

  override getHeaderNames(): string[] {
    return super.getHeaderNames().filter((name) => !isForwarded(name));
  }
}

/** With what the headers say. */
class ForwardedRequest extends UnforwardedRequest {
  readonly #scheme: string;
  readonly #host: string;
  /** -1 where it is the scheme's own. */
  readonly #port: number;
  readonly #client: string | undefined;
  readonly #prefix: string | undefined;

  constructor(request: HttpServletRequest) {
    super(request);
    const headers = headersOf(request);
    const { scheme, host, port } = adaptFromForwardedHeaders(urlOf(request), headers).build();
    this.#scheme = scheme ?? request.scheme;
    this.#host = host ?? request.serverName;
    this.#port = port;
    this.#client = parseForwardedFor(headers, this.serverPort)?.host;
    this.#prefix = prefixOf(request);
  }

  override get scheme(): string {
    return this.#scheme;
  }

  override get isSecure(): boolean {
    return this.#scheme === 'https' || this.#scheme === 'wss';
  }

  override get serverName(): string {
    return this.#host;
  }

  override get serverPort(): number {
    if (this.#port !== -1) return this.#port;
    return this.isSecure ? 443 : 80;
  }

  override get remoteAddr(): string {
    return this.#client ?? super.remoteAddr;
  }

  override get contextPath(): string {
    return this.#prefix ?? super.contextPath;
  }

  override get requestURI(): string {
    return this.#withPrefix(this.request.requestURI);
  }

  override get requestURL(): string {
    return `${this.#scheme}://${this.#host}${this.#port === -1 ? '' : `:${this.#port}`}${this.requestURI}`;
  }

  override getAttribute(name: string): unknown {
    const value = super.getAttribute(name);
    return name === ERROR_REQUEST_URI && typeof value === 'string' ? this.#withPrefix(value) : value;
  }

  /** The prefix takes the place of the context path. */
  #withPrefix(uri: string): string {
    if (this.#prefix === undefined) return uri;
    const { contextPath } = this.request;
    const path = uri.startsWith(contextPath) ? uri.slice(contextPath.length) : uri;
    return this.#prefix + (path || '/');
  }
}

/** Redirects to what the client sees. */
class ForwardedResponse extends HttpServletResponseWrapper {
  readonly #request: HttpServletRequest;

  constructor(response: HttpServletResponse, request: HttpServletRequest) {
    super(response);
    this.#request = request;
  }

  override sendRedirect(location: string, status?: number): void {
    super.sendRedirect(this.#absolute(location), status);
  }

  #absolute(location: string): string {
    const builder = UriComponentsBuilder.fromUriString(location);
    const { scheme, path, query, fragment } = builder.build();
    if (scheme !== undefined) return location;
    if (location.startsWith('//')) return builder.scheme(this.#request.scheme).toUriString();
    const folder = this.#request.requestURI.replace(/[^/]*$/, '');
    return UriComponentsBuilder.fromUriString(urlOf(this.#request))
      .replacePath(path?.startsWith('/') ? path : folder + (path ?? ''))
      .replaceQuery(query)
      .fragment(fragment)
      .build()
      .normalize()
      .toUriString();
  }
}

function isForwarded(header: string): boolean {
  return FORWARDED_HEADERS.includes(header.toLowerCase());
}

function urlOf({ requestURL, queryString }: HttpServletRequest): string {
  return queryString === undefined ? requestURL : `${requestURL}?${queryString}`;
}

function headersOf(request: HttpServletRequest): HttpHeaders {
  const headers = new HttpHeaders();
  for (const name of request.getHeaderNames()) for (const value of request.getHeaders(name)) headers.add(name, value);
  return headers;
}

/** Each of several prefixes without slashes at its end. */
function prefixOf(request: HttpServletRequest): string | undefined {
  const prefixes = request.getHeader('X-Forwarded-Prefix')?.split(',');
  return prefixes?.map((prefix) => prefix.trim().replace(/\/+$/, '')).join('');
}
