import type { ReadableFields } from '../http/readable-fields.js';
import type { ImagePriority } from '../model/image-options.js';
import type { Interruption } from './interruption.js';

/** One request on the wire. */
export interface TransportRequest {
  /** Absolute `http:` or `https:` URL without user information. */
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer> | string | undefined;
  readonly priority: ImagePriority;
  readonly useHttpCache: boolean;
  readonly handleCookies: boolean;
  readonly allowInvalidTls: boolean;
  readonly continueInBackground: boolean;
  /** Ends the exchange in any phase; its reason is what the promise or the body then fails with. Its `signal` is an AbortSignal. */
  readonly interruption: Interruption;
}

/** The head of an answer, and its body still to come. */
export interface TransportResponse {
  /** The URL that answered; another than the request's where the transport follows redirects itself. */
  readonly url: string;
  readonly status: number;
  readonly headers: ReadableFields;
  /** The content, decompressed. Must be read to its end or returned from, or the connection stays taken. */
  readonly body: AsyncIterable<Uint8Array>;
  /** An HTTP cache answered and the origin was not asked. */
  readonly fromHttpCache?: boolean;
  readonly timing?: TransportTiming;
}

/** How long an exchange took, in ms. */
export interface TransportTiming {
  /** Looking the host's name up; absent where a connection was used again, or where the transport cannot tell. */
  readonly lookup?: number;
  /** Making the connection, lookup and TLS included; absent where one was used again, or where the transport cannot tell. */
  readonly connect?: number;
  /** From the sent request to the answer's first byte, the time for making a connection included. */
  readonly firstByte?: number;
}

/** What moves requests and answers: undici in Node, fetch in a page. It knows nothing of images, caches or retries. */
export interface Transport {
  /** The URL schemes it takes: `http:`, `https:` … */
  readonly schemes: readonly string[];
  /** Whether redirects are followed beneath this interface, as fetch must; else the downloader follows them, guards included. */
  readonly followsRedirects: boolean;
  /** Whether a 401 and its challenge can be seen, so that credentials need not be sent unasked. */
  readonly seesChallenges: boolean;
  /** Whether any header can be sent to this URL without asking first, as a page must at another origin (CORS preflight). */
  sendsFreely(url: string): boolean;
  /** Whether `allowInvalidTls` can be honoured. */
  readonly canAllowInvalidTls: boolean;
  /**
   * Sends a request and gives the answer's head, whatever its status.
   * @throws ImageError `network`, `tls`, `timeout` or `truncated` (the body too), or the interruption's reason
   */
  send(request: TransportRequest): Promise<TransportResponse>;
  /** Lets go of connections that are its own. */
  close(): Promise<void>;
}
