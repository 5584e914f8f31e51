import { ImageError } from '../model/image-error.js';
import type { ImageDownloadRequest } from '../protocols/download-modifiers.js';
import type { Transport, TransportRequest, TransportResponse } from '../protocols/transport.js';
import { basicAuthorization, type DigestHash, type URLCredential } from './http-authentication.js';
import type { FollowUps, ImageDownloaderSettings } from './image-downloader-config.js';

/** What the requests of one download need. */
export interface ExchangeSession {
  readonly followUps: FollowUps | undefined;
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

/** A body that is thrown away is read to its end, which keeps the connection, only up to here. */
const MOST_DRAINED = 64 * 1024;

/**
 * Sends a request and whatever further ones it leads to; the guard is asked each time.
 * @throws ImageError `redirect`, `forbidden`, and what the transport throws
 */
export async function exchange(request: ImageDownloadRequest, session: ExchangeSession): Promise<Exchanged> {
  const target = new URL(request.url);
  const credential = credentialOf(target, session.settings);
  const followUp = session.followUps?.(session, credential, target.origin);
  let next = { ...request, url: withoutUserInformation(target) };
  if (credential && !session.transport.seesChallenges) {
    next.headers.set('authorization', basicAuthorization(credential));
  }
  for (;;) {
    const exchanged = await sendOne(next, session);
    const further = followUp?.(next, exchanged.response);
    if (further === undefined) return exchanged;
    await drain(exchanged.response);
    next = further;
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

/** The URL as it is sent. */
export function withoutUserInformation(target: URL): string {
  if (target.username === '' && target.password === '' && target.hash === '') return target.href;
  const url = new URL(target);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href;
}
