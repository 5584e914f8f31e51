import { partsOf } from '../http/url-parts.js';
import { ImageError } from '../model/image-error.js';
import type { ImageDownloadRequest } from '../protocols/download-modifiers.js';
import type { Transport, TransportRequest, TransportResponse } from '../protocols/transport.js';
import { onDemand } from '../tasks/on-demand.js';
import type { DigestHash } from './http-authentication.js';
import type { FollowUps, ImageDownloaderSettings } from './image-downloader-config.js';
import { modifying } from './modification-on-demand.js';

const credentials = onDemand(() => import('./credentials.js'));

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
  const isKnown = target.username || settings.urlCredential || settings.username !== undefined;
  const user = isKnown ? await credentials() : undefined;
  const credential = user?.credentialOf(target, settings);
  const followUp = session.followUps?.(session, credential, target.origin);
  let next: ImageDownloadRequest = target.sent === request.url ? request : { ...request, url: target.sent };
  if (!transport.seesChallenges) user?.authorize(next.headers, credential);
  for (;;) {
    if (settings.allow || session.allow) {
      await (await modifying()).checkAllowed(next.url, [settings.allow, session.allow], session.url);
    }
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
