import type { MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';

/** Where an attribute lives. Source: Spring's `RequestAttributes`. */
export type AttributeScope = 'request' | 'session';

/**
 * A request as code sees it that does not depend on the servlet API: an argument of controllers, and what
 * WebRequestInterceptors are called with. Source: Spring's `WebRequest` with `NativeWebRequest` and `RequestAttributes`.
 */
export abstract class WebRequest {
  abstract readonly request: HttpServletRequest;
  abstract readonly response: HttpServletResponse | undefined;

  /** The first value of a header; names are case-insensitive. */
  abstract getHeader(name: string): string | undefined;
  abstract getHeaderValues(name: string): readonly string[] | undefined;
  abstract getHeaderNames(): string[];
  abstract getParameter(name: string): string | undefined;
  abstract getParameterValues(name: string): readonly string[] | undefined;
  abstract getParameterNames(): string[];
  abstract getParameterMap(): ReadonlyMap<string, readonly string[]>;
  /** The first language of `Accept-Language`; what the application chose is the locale resolver's to say. */
  abstract readonly locale: Intl.Locale;
  abstract readonly contextPath: string;
  abstract readonly remoteUser: string | undefined;
  abstract readonly isSecure: boolean;

  /** An attribute; one of the session is a promise, and undefined without a session. */
  abstract getAttribute(name: string, scope: 'request'): unknown;
  abstract getAttribute(name: string, scope: AttributeScope): MaybePromise<unknown>;
  /** Sets an attribute; for the session, which is made where there is none, await it. */
  abstract setAttribute(name: string, value: unknown, scope: 'request'): void;
  abstract setAttribute(name: string, value: unknown, scope: AttributeScope): MaybePromise<void>;
  abstract removeAttribute(name: string, scope: AttributeScope): MaybePromise<void>;
  abstract getAttributeNames(scope: AttributeScope): MaybePromise<string[]>;

  /**
   * Whether the client's copy is still good, by entity tag (with or without quotes), by last modification (milliseconds since
   * the epoch, negative: unknown), or by both. Sets `ETag` and `Last-Modified`, and where the answer is true also the status,
   * 304 or 412: then nothing is left to be done. Evaluates If-Match, If-Unmodified-Since, If-None-Match and
   * If-Modified-Since in the order of RFC 9110 section 13.2.2.
   */
  abstract checkNotModified(lastModified: number): boolean;
  abstract checkNotModified(etag: string): boolean;
  abstract checkNotModified(etag: string | undefined, lastModified: number): boolean;
  /** Whether a check has said so. */
  abstract readonly isNotModified: boolean;

  /** `uri=/path`, with the client's address and the user on demand: for logs and error answers. */
  abstract getDescription(includeClientInfo: boolean): string;
}
