import type { Filter } from '../servlet/filter.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { AccessLogWriter } from './access-log-file.js';
import { AccessLogPattern } from './access-log-pattern.js';

type RawRequest = HttpServletRequest['raw'];
type RawResponse = HttpServletResponse['raw'];
type Listener = (raw: RawRequest, rawResponse: RawResponse) => void;

/** Settings of an {@link AccessLog}. */
export interface AccessLogOptions {
  /** As Tomcat's: `common` (the default), `combined`, or one such as `%a "%r" %s %D`. */
  readonly pattern?: string;
  /** Where the lines go. */
  readonly writer: AccessLogWriter;
  /** A request attribute without which a request is not logged. */
  readonly conditionIf?: string;
  /** A request attribute with which a request is not logged. */
  readonly conditionUnless?: string;
}

/** Logs each request with its answer, when that is sent or broken off. Source: Tomcat `AccessLogValve`. */
export class AccessLog {
  readonly #options: AccessLogOptions;
  readonly #pattern: AccessLogPattern;
  readonly #requests = new WeakMap<RawRequest, HttpServletRequest>();

  /** Throws an `IllegalArgumentException` for a pattern with a conversion that there is not. */
  constructor(options: AccessLogOptions) {
    this.#options = options;
    this.#pattern = new AccessLogPattern(options.pattern ?? 'common');
  }

  /** The listener of an application, whose requests are logged. */
  around(listener: Listener): Listener {
    return (raw, rawResponse) => {
      this.#watch(raw, rawResponse);
      listener(raw, rawResponse);
    };
  }

  /** To stand last of all filters, where lines tell what only the application knows; undefined where they do not. */
  get filter(): Filter | undefined {
    const { conditionIf, conditionUnless } = this.#options;
    if (!this.#pattern.needsRequest && conditionIf === undefined && conditionUnless === undefined) return undefined;
    return {
      doFilter: (request, response, chain) => {
        this.#requests.set(request.raw, request);
        return chain.doFilter(request, response);
      },
    };
  }

  async close(): Promise<void> {
    await this.#options.writer.close?.();
  }

  #watch(raw: RawRequest, rawResponse: RawResponse): void {
    const [begin, start] = [Date.now(), performance.now()];
    const { remoteAddress = '', localAddress = '', remotePort = 0, localPort = 0 } = raw.socket;
    const answer = new WatchedAnswer(rawResponse);
    rawResponse.once('close', () => {
      const request = this.#requests.get(raw);
      if (!this.#isLogged(request)) return;
      const entry = {
        raw,
        rawResponse,
        request,
        remoteAddr: withoutPrefix(remoteAddress),
        localAddr: withoutPrefix(localAddress),
        remotePort,
        localPort,
        begin,
        elapsed: performance.now() - start,
        untilCommit: answer.committed === undefined ? undefined : answer.committed - start,
        bytesSent: raw.method === 'HEAD' ? 0 : answer.bytes,
        responseHeaders: answer.headers,
      };
      this.#options.writer.write(this.#pattern.format(entry));
    });
  }

  #isLogged(request: HttpServletRequest | undefined): boolean {
    const { conditionIf, conditionUnless } = this.#options;
    const has = (name: string) => (request?.getAttribute(name) ?? null) !== null;
    return (conditionIf === undefined || has(conditionIf)) && (conditionUnless === undefined || !has(conditionUnless));
  }
}

/** What goes through an answer of `node:http`, which keeps neither a count nor the headers. */
class WatchedAnswer {
  bytes = 0;
  committed: number | undefined = undefined;
  headers: readonly string[] = [];

  constructor(answer: RawResponse) {
    const { writeHead, write, end } = answer;
    answer.writeHead = ((status: number, headers?: readonly string[] | Readonly<Record<string, string>>) => {
      this.committed = performance.now();
      this.headers = pairsOf(headers);
      return writeHead.call(answer, status, headers as never);
    }) as RawResponse['writeHead'];
    answer.write = ((...args: Parameters<typeof write>) => {
      this.#count(args[0]);
      return write.apply(answer, args);
    }) as RawResponse['write'];
    answer.end = ((...args: Parameters<typeof end>) => {
      // that of HTTP/2 comes by write()
      if (answer.req.httpVersionMajor < 2) this.#count(args[0]);
      return end.apply(answer, args);
    }) as RawResponse['end'];
  }

  #count(chunk: unknown): void {
    if (typeof chunk === 'string') this.bytes += Buffer.byteLength(chunk);
    else if (chunk instanceof Uint8Array) this.bytes += chunk.length;
  }
}

function pairsOf(headers: readonly string[] | Readonly<Record<string, string | string[]>> = []): readonly string[] {
  if (Array.isArray(headers)) return headers as readonly string[];
  return Object.entries(headers as Readonly<Record<string, string | string[]>>).flatMap(([name, values]) =>
    [values].flat().flatMap((value) => [name, value]),
  );
}

function withoutPrefix(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}
