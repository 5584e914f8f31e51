import { ImageError } from '../model/image-error.js';
import type { Transport, TransportRequest, TransportResponse } from '../protocols/transport.js';

/** Names that a page cannot set; fetch would drop them without a word. Source: the Fetch standard, "forbidden request-header". */
const FORBIDDEN =
  /^(accept-(charset|encoding)|access-control-request-(headers|method|private-network)|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|(proxy|sec)-.*)$/;

/** HTTP over the page's fetch. Its own cache is asked only with `useHttpCache`; else a 304 reaches us as it is. */
export class FetchTransport implements Transport {
  readonly schemes = ['http:', 'https:', 'data:', 'blob:'];
  readonly followsRedirects = true;
  readonly seesChallenges = false;
  readonly canAllowInvalidTls = false;

  sendsFreely(url: string): boolean {
    return new URL(url).origin === globalThis.location?.origin;
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    const { url, method, headers, body, priority, interruption } = request;
    const { signal } = interruption;
    const forbidden = [...headers.keys()].find((name) => FORBIDDEN.test(name));
    if (forbidden) throw new ImageError('unsupported', url, `A page cannot set the header ${forbidden}`);
    const sentAt = performance.now();
    const response = await this.#fetch(url, {
      method,
      headers,
      body: body ?? null,
      signal,
      priority: priority === 'normal' ? 'auto' : priority,
      cache: request.useHttpCache ? 'default' : 'no-store',
      credentials: request.handleCookies ? 'include' : 'omit',
      keepalive: request.continueInBackground,
    });
    return {
      url: response.url || url,
      status: response.status,
      headers: response.headers,
      body: response.body ? chunks(response.body, url, signal) : nothing,
      timing: { firstByte: performance.now() - sentAt },
    };
  }

  async close(): Promise<void> {}

  async #fetch(url: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(url, init);
    } catch (error) {
      if (init.signal?.aborted) throw init.signal.reason;
      throw ImageError.from(error, 'network', url);
    }
  }
}

async function* chunks(
  body: ReadableStream<Uint8Array>,
  url: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = body.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw ImageError.from(error, 'truncated', url);
  } finally {
    await reader.cancel().catch(() => {});
  }
}

const nothing: AsyncIterable<Uint8Array> = {
  async *[Symbol.asyncIterator]() {},
};
