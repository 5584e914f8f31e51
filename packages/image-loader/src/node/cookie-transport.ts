import type { CookieJar } from 'tough-cookie';
import type { Transport, TransportRequest, TransportResponse } from '../protocols/transport.js';

/** Keeps and sends cookies for requests with `handleCookies`, in a jar of its own that lives as long as it does (RFC 6265). */
export class CookieTransport implements Transport {
  readonly schemes: readonly string[];
  readonly followsRedirects: boolean;
  readonly seesChallenges: boolean;
  readonly canAllowInvalidTls: boolean;
  readonly #origin: Transport;
  #jar: Promise<CookieJar> | undefined;

  constructor(origin: Transport) {
    this.schemes = origin.schemes;
    this.followsRedirects = origin.followsRedirects;
    this.seesChallenges = origin.seesChallenges;
    this.canAllowInvalidTls = origin.canAllowInvalidTls;
    this.#origin = origin;
  }

  sendsFreely(url: string): boolean {
    return this.#origin.sendsFreely(url);
  }

  send(request: TransportRequest): Promise<TransportResponse> {
    return request.handleCookies ? this.#sendWithCookies(request) : this.#origin.send(request);
  }

  close(): Promise<void> {
    return this.#origin.close();
  }

  async #sendWithCookies(request: TransportRequest): Promise<TransportResponse> {
    this.#jar ??= import('tough-cookie').then(({ CookieJar }) => new CookieJar());
    const jar = await this.#jar;
    const headers = new Headers(request.headers);
    const cookies = await jar.getCookieString(request.url);
    if (cookies !== '' && !headers.has('cookie')) headers.set('cookie', cookies);
    const response = await this.#origin.send({ ...request, headers });
    for (const cookie of response.headers.getSetCookie()) {
      await jar.setCookie(cookie, request.url, { ignoreError: true });
    }
    return response;
  }
}
