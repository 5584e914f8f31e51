import { partsOf } from '../http/url-parts.js';
import { ImageError } from '../model/image-error.js';
import type { ImageDownloadRequest } from '../protocols/download-modifiers.js';
import type { TransportResponse } from '../protocols/transport.js';
import { answerChallenge } from './http-authentication.js';
import { DEFAULT_MAX_REDIRECTS, type FollowUps } from './image-downloader-config.js';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const SENSITIVE = ['authorization', 'cookie', 'proxy-authorization', 'x-api-key', 'x-auth-token', 'x-csrf-token'];
const BODY_HEADERS = ['content-encoding', 'content-language', 'content-length', 'content-location', 'content-type'];

/** For a transport that shows every answer: redirects are followed, a challenge of the origin is answered once. */
export const followUps: FollowUps = (session, credential, home) => {
  let answered = false;
  let redirects = 0;
  return (request, response) => {
    if (response.status === 401 && credential && !answered && new URL(request.url).origin === home) {
      answered = true;
      const challenge = response.headers.get('www-authenticate') ?? '';
      const answer = answerChallenge(challenge, credential, request, session.digestHash);
      if (answer === undefined) return undefined;
      request.headers.set('authorization', answer);
      return request;
    }
    if (!REDIRECTS.has(response.status) || session.transport.followsRedirects) return undefined;
    redirects++;
    return redirected(request, response, redirects, session);
  };
};

function redirected(
  request: ImageDownloadRequest,
  response: TransportResponse,
  count: number,
  { settings, url }: Parameters<FollowUps>[0],
): ImageDownloadRequest {
  const { maxRedirects = DEFAULT_MAX_REDIRECTS, onRedirect, sensitiveHeaders = [] } = settings;
  const refuse = (message: string) => new ImageError('redirect', url, message, { status: response.status });
  if (count > maxRedirects) throw refuse(`More than ${maxRedirects} redirects`);
  const location = response.headers.get('location');
  const target = location !== null && URL.canParse(location, request.url) ? new URL(location, request.url) : undefined;
  if (target === undefined) throw refuse(`A redirect without a target: its Location is ${location ?? 'missing'}`);
  if (target.protocol !== 'http:' && target.protocol !== 'https:') throw refuse(`A redirect to ${target.href}`);
  const next: ImageDownloadRequest = {
    ...request,
    url: partsOf(target.href)!.sent,
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
