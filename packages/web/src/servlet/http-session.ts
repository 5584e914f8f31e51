/**
 * A visitor's session. It is loaded on first use, changed in memory and saved once, before the answer is committed.
 * Every method but `invalidate` throws an `IllegalStateException` once the session is invalid.
 * Source: Servlet 6.0 `HttpSession`.
 */
export abstract class HttpSession {
  abstract readonly id: string;
  /** Milliseconds since the epoch. */
  abstract readonly creationTime: number;
  /** Milliseconds since the epoch, of the last request before this one. */
  abstract readonly lastAccessedTime: number;
  /** True until the client has sent this session's id. */
  abstract readonly isNew: boolean;
  /** Seconds between two requests after which the session ends; 0 or less: never. Default 1800. */
  abstract maxInactiveInterval: number;
  abstract getAttribute(name: string): unknown;
  /** Setting `undefined` or `null` removes the attribute. */
  abstract setAttribute(name: string, value: unknown): void;
  abstract removeAttribute(name: string): void;
  abstract getAttributeNames(): string[];
  abstract invalidate(): void;
}
