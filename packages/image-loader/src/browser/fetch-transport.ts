import { ImageError } from '../model/image-error.js';
import type { Transport, TransportRequest, TransportResponse } from '../protocols/transport.js';
import { onDemand } from '../tasks/on-demand.js';

const bodies = onDemand(() => import('./fetched-body.js'));

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
    // A request drops names that a page cannot set without a word. Source: the Fetch standard, "forbidden request-header".
    const allowed = new Request(url, { headers }).headers;
    const forbidden = [...headers.keys()].find((name) => !allowed.has(name));
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
    const firstByte = performance.now() - sentAt;
    return {
      url: response.url || url,
      status: response.status,
      headers: response.headers,
      body: (await bodies()).bodyOf(response, url, signal),
      timing: { firstByte },
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
