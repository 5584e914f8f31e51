import { partsOf, type URLParts } from '../http/url-parts.js';
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
  /** A request as the transport is to have it. */
  transportRequest(request: ImageDownloadRequest): TransportRequest;
  /** Called before each request is sent. */
  onRequest(): void;
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
  const { transport, settings } = session;
  const target = partsOf(request.url);
  if (target === undefined) throw new ImageError('invalid-url', session.url, `${request.url} is no URL`);
  const credential = credentialOf(target, settings);
  const followUp = session.followUps?.(session, credential, target.origin);
  let next: ImageDownloadRequest = target.sent === request.url ? request : { ...request, url: target.sent };
  if (credential && !transport.seesChallenges) next.headers.set('authorization', basicAuthorization(credential));
  for (;;) {
    if (settings.allow || session.allow) await checkAllowed(next.url, session);
    session.onRequest();
    const requestTime = Date.now();
    const response = await transport.send(session.transportRequest(next));
    const responseTime = Date.now();
    const further = followUp?.(next, response);
    if (further === undefined) return { response, requestTime, responseTime };
    await drain(response);
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

async function checkAllowed(url: string, session: ExchangeSession): Promise<void> {
  for (const allow of [session.settings.allow, session.allow]) {
    if (allow === undefined || (await allow(url))) continue;
    throw new ImageError('forbidden', session.url, `The guard refuses ${url}`, { reason: 'guard' });
  }
}

function credentialOf({ username, password }: URLParts, settings: ImageDownloaderSettings): URLCredential | undefined {
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
