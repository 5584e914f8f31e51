import type { ServerResponse } from 'node:http';

/**
 * The answer as servlets, filters, interceptors and controllers see it: a thin view on `node:http`'s object, which stays
 * reachable as `raw`. What is written is kept until the answer is committed: by `flushBuffer`, by `complete`, by more than
 * `bufferSize` bytes, or when the container has finished. From then on status and headers stay as they are and changes
 * to them are ignored. Source: Servlet 6.0 `HttpServletResponse`.
 */
export abstract class HttpServletResponse {
  abstract readonly raw: ServerResponse;
  /** Default 200. */
  /** Setting it throws an `IllegalArgumentException` for what is no code of three digits. */
  abstract status: number;
  abstract readonly isCommitted: boolean;

  /** Replaces all values of a header. Throws an `IllegalArgumentException` for characters no header may have. */
  abstract setHeader(name: string, value: string): void;
  abstract addHeader(name: string, value: string): void;
  abstract removeHeader(name: string): void;
  abstract containsHeader(name: string): boolean;
  /** The first value of a header. */
  abstract getHeader(name: string): string | undefined;
  abstract getHeaders(name: string): string[];
  abstract getHeaderNames(): string[];
  /** Adds a `Set-Cookie` header; a `ResponseCookie` gives the text. */
  abstract addCookie(cookie: { toString(): string }): void;

  /** The `Content-Type` header; with the charset, once one is set and the type is a text. */
  abstract contentType: string | undefined;
  abstract characterEncoding: string | undefined;
  /** The `Content-Length` header in bytes. */
  abstract contentLength: number | undefined;
  /** Also sets `Content-Language`. */
  abstract locale: Intl.Locale | undefined;
  /** Bytes that are kept before the answer is committed by itself. Default 8192. */
  abstract bufferSize: number;

  /**
   * Adds to the body; a text is written in `characterEncoding` (default UTF-8). Returns a promise where the client is slower than
   * we are: await it before writing more.
   */
  abstract write(chunk: string | Uint8Array): void | Promise<void>;
  /**
   * Writes the whole body, sets `Content-Length` where it is not set, and commits: the cheapest way to answer. Where something
   * was written before, the body follows it.
   */
  abstract complete(body: string | Uint8Array): void | Promise<void>;
  /** Commits the answer and sends what was written. */
  abstract flushBuffer(): void | Promise<void>;
  /** Forgets what was written. Throws an `IllegalStateException` once committed. */
  abstract resetBuffer(): void;
  /** Forgets what was written, the status and all headers. Throws an `IllegalStateException` once committed. */
  abstract reset(): void;

  /**
   * Asks the container for its error page of that status: what was written is forgotten, headers stay, and the answer counts
   * as committed for the rest of the request. Throws an `IllegalStateException` once committed.
   */
  abstract sendError(status: number, message?: string): void;
  /** Answers 302 (or `status`) with a `Location`; one that starts with `/` is relative to the server. Commits. */
  abstract sendRedirect(location: string, status?: number): void;
  /** What `sendError` was called with. */
  abstract readonly error: { readonly status: number; readonly message: string | undefined } | undefined;
}
