import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';

/** A request that is over, as an access log sees it. */
export interface AccessLogEntry {
  readonly raw: HttpServletRequest['raw'];
  readonly rawResponse: HttpServletResponse['raw'];
  /** What the application made of it; undefined where the request did not get that far, or nobody asked for it. */
  readonly request: HttpServletRequest | undefined;
  /** Of the client, as it was when the request came: a broken connection has forgotten it. */
  readonly remoteAddr: string;
  readonly localAddr: string;
  readonly remotePort: number;
  readonly localPort: number;
  /** When the request came; milliseconds since the epoch. */
  readonly begin: number;
  /** Milliseconds until the answer was sent, or broken off. */
  readonly elapsed: number;
  /** Milliseconds until status and headers were sent; undefined where they were not. */
  readonly untilCommit: number | undefined;
  /** Of the body. */
  readonly bytesSent: number;
  /** The headers of the answer in pairs of name and value. */
  readonly responseHeaders: readonly string[];
}
