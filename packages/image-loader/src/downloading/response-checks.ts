import type { ResponseMetadata } from '../http/response-metadata.js';
import { ImageError } from '../model/image-error.js';
import { DEFAULT_MAX_BYTES, type ImageDownloaderSettings } from './image-downloader-config.js';
import { parseRetryAfter } from './retry-policy.js';

/**
 * Decides from an answer's head whether its body is wanted.
 * @param ignored the HTTP cache answered and its answers are not wanted
 * @throws ImageError `not-modified`, `status`, `too-large` or `content-type`
 */
export function checkResponse(
  response: ResponseMetadata,
  url: string,
  settings: ImageDownloaderSettings,
  ignored: boolean,
): void {
  const { status, headers } = response;
  const { acceptStatus = isSuccess, acceptContentTypes, maxBytes = DEFAULT_MAX_BYTES } = settings;
  if (status === 304 || ignored) {
    const message = ignored ? 'The HTTP cache answered' : 'The image is not modified';
    throw new ImageError('not-modified', url, message, { status, response });
  }
  if (!acceptStatus(status)) {
    const retryAfter = parseRetryAfter(headers.get('retry-after'), Date.now());
    const context = { status, response, ...(retryAfter === undefined ? {} : { retryAfter }) };
    throw new ImageError('status', url, `The origin answered with status ${status}`, context);
  }
  const expected = expectedLength(headers);
  if (expected > maxBytes) {
    const message = `The origin announces ${expected} bytes, maxBytes allows ${maxBytes}`;
    throw new ImageError('too-large', url, message, { status, response, received: 0, expected });
  }
  const type = headers.get('content-type');
  if (acceptContentTypes && !acceptContentTypes.some((accepted) => matches(type, accepted))) {
    throw new ImageError('content-type', url, `The origin sent ${type ?? 'no content type'}`, { status, response });
  }
}

/** The length of the content as it will be read; 0 where the origin does not say, or says it of the compressed content. */
export function expectedLength(headers: Headers): number {
  const encoding = headers.get('content-encoding');
  const length = headers.get('content-length');
  if (length === null || (encoding !== null && encoding !== 'identity')) return 0;
  return /^\d+$/.test(length) ? Number(length) : 0;
}

const isSuccess = (status: number) => status >= 200 && status < 300 && status !== 206;

function matches(type: string | null, accepted: string): boolean {
  const essence = (type ?? '').split(';')[0]!.trim().toLowerCase();
  return accepted.endsWith('/*') ? essence.startsWith(accepted.slice(0, -1)) : essence === accepted.toLowerCase();
}
