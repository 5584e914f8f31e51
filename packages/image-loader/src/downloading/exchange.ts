import { ImageError } from '../model/image-error.js';
import type { ImageDownloadRequest } from '../protocols/download-modifiers.js';
import type { Transport, TransportRequest, TransportResponse } from '../protocols/transport.js';
import { answerChallenge, basicAuthorization, type DigestHash, type URLCredential } from './http-authentication.js';
import { DEFAULT_MAX_REDIRECTS, type ImageDownloaderSettings } from './image-downloader-config.js';

/** What the requests of one download need. */
export interface ExchangeSession {
  readonly transport: Transport;
  readonly settings: ImageDownloaderSettings;
  readonly digestHash: DigestHash | undefined;
  /** The guard of this download, beside that of the settings. */
  readonly allow: ImageDownloaderSettings['allow'];
  /** The URL as the caller gave it, for messages. */
  readonly url: string;
  /** What the requests have in common. */
  readonly common: Omit<TransportRequest, 'url' | 'method' | 'headers' | 'body'>;
  /** Called before each request is sent. */
  readonly onRequest: () => void;
}

/** The answer that counts, and when its request was sent and its head came (ms since the epoch). */
export interface Exchanged {
  readonly response: TransportResponse;
  readonly requestTime: number;
  readonly responseTime: number;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const SENSITIVE = ['authorization', 'cookie', 'proxy-authorization', 'x-api-key', 'x-auth-token', 'x-csrf-token'];
const BODY_HEADERS = ['content-encoding', 'content-language', 'content-length', 'content-location', 'content-type'];
/** A body that is thrown away is read to its end, which keeps the connection, only up to here. */
const MOST_DRAINED = 64 * 1024;

/**
 * Sends a request and whatever further ones it leads to: redirects are followed, a challenge is answered once, the guard is
 * asked each time.
 * @throws ImageError `redirect`, `forbidden`, and what the transport throws
 */
export async function exchange(request: ImageDownloadRequest, session: ExchangeSession): Promise<Exchanged> {
  const { settings, transport } = session;
  const target = new URL(request.url);
  const credential = credentialOf(target, settings);
  const home = target.origin;
  let next = { ...request, url: withoutUserInformation(target) };
  if (credential && !transport.seesChallenges) setAuthorization(next, basicAuthorization(credential));
  let answered = false;
  for (let redirects = 0; ; ) {
    const exchanged = await sendOne(next, session);
    const { response } = exchanged;
    if (response.status === 401 && credential && !answered && new URL(next.url).origin === home) {
      answered = true;
      const answer = answerChallenge(
        response.headers.get('www-authenticate') ?? '',
        credential,
        next,
        session.digestHash,
      );
      if (answer === undefined) return exchanged;
      await drain(response);
      setAuthorization(next, answer);
    } else if (REDIRECTS.has(response.status) && !transport.followsRedirects) {
      redirects++;
      next = redirected(next, response, redirects, session);
      await drain(response);
    } else {
      return exchanged;
    }
  }
}

/** Lets go of an answer's body: a short one is read so that the connection can be used again, a long one is broken off. */
export async function drain(response: TransportResponse): Promise<void> {
  let drained = 0;
  for await (const chunk of response.body) {
    drained += chunk.length;
    if (drained > MOST_DRAINED) return;
  }
}

async function sendOne(request: ImageDownloadRequest, session: ExchangeSession): Promise<Exchanged> {
  for (const allow of [session.settings.allow, session.allow]) {
    if (allow === undefined || (await allow(request.url))) continue;
    throw new ImageError('forbidden', session.url, `The guard refuses ${request.url}`, { reason: 'guard' });
  }
  session.onRequest();
  const { url, method, headers, body } = request;
  const requestTime = Date.now();
  const response = await session.transport.send({ ...session.common, url, method, headers, body });
  return { response, requestTime, responseTime: Date.now() };
}

function redirected(
  request: ImageDownloadRequest,
  response: TransportResponse,
  count: number,
  { settings, url }: ExchangeSession,
): ImageDownloadRequest {
  const { maxRedirects = DEFAULT_MAX_REDIRECTS, onRedirect, sensitiveHeaders = [] } = settings;
  const refuse = (message: string) => new ImageError('redirect', url, message, { status: response.status });
  if (count > maxRedirects) throw refuse(`More than ${maxRedirects} redirects`);
  const location = response.headers.get('location');
  const target = location !== null && URL.canParse(location, request.url) ? new URL(location, request.url) : undefined;
  if (target === undefined) throw refuse(`A redirect without a target: ${location}`);
  if (target.protocol !== 'http:' && target.protocol !== 'https:') throw refuse(`A redirect to ${target.href}`);
  const next: ImageDownloadRequest = {
    ...request,
    url: withoutUserInformation(target),
    headers: new Headers(request.headers),
  };
  if (becomesGet(request.method, response.status)) {
    next.method = 'GET';
    delete next.body;
    for (const name of BODY_HEADERS) next.headers.delete(name);
  }
  if (target.origin !== new URL(request.url).origin) {
    for (const name of [...SENSITIVE, ...sensitiveHeaders]) next.headers.delete(name);
  }
  if (onRedirect?.(request.url, target.href, next.headers) === false) throw refuse(`A redirect to ${target.href}`);
  return next;
}

function becomesGet(method: string, status: number): boolean {
  return (status === 303 && method !== 'HEAD') || (method === 'POST' && (status === 301 || status === 302));
}

function credentialOf({ username, password }: URL, settings: ImageDownloaderSettings): URLCredential | undefined {
  if (username) return { username: percentDecoded(username), password: percentDecoded(password) };
  if (settings.urlCredential) return settings.urlCredential;
  if (settings.username === undefined || settings.password === undefined) return undefined;
  return { username: settings.username, password: settings.password };
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withoutUserInformation(target: URL): string {
  if (target.username === '' && target.password === '' && target.hash === '') return target.href;
  const url = new URL(target);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href;
}

function setAuthorization(request: ImageDownloadRequest, value: string): void {
  request.headers.set('authorization', value);
}
