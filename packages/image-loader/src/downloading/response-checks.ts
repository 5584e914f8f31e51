import type { ReadableFields } from '../http/readable-fields.js';
import type { ResponseMetadata } from '../http/response-metadata.js';
import { expectedError } from '../model/expected-error.js';
import { ImageError } from '../model/image-error.js';
import { DEFAULT_MAX_BYTES, type ImageDownloaderSettings } from './image-downloader-config.js';

/** What is known about an answer beside its head. */
interface AnswerKind {
  /** The HTTP cache answered and its answers are not wanted. */
  readonly isIgnored: boolean;
  /** It is the rest of a body whose beginning is there. */
  readonly isRest: boolean;
  /** How long the origin asks us to wait, in ms. */
  readonly retryAfter: number | undefined;
}

/**
 * Decides from an answer's head whether its body is wanted. A refusal is given, not thrown: a 304 is no rare thing, and
 * throwing it through every step would cost more than all of them.
 * @returns undefined, or an ImageError: `not-modified`, `status`, `too-large` or `content-type`
 */
export function checkResponse(
  response: ResponseMetadata,
  url: string,
  settings: ImageDownloaderSettings,
  { isIgnored, isRest, retryAfter }: AnswerKind,
): ImageError | undefined {
  const { status } = response;
  const { acceptStatus = isSuccess, acceptContentTypes, maxBytes = DEFAULT_MAX_BYTES } = settings;
  if (status === 304 || isIgnored) {
    const message = isIgnored ? 'The HTTP cache answered' : 'The image is not modified';
    return expectedError('not-modified', url, message, { status, response });
  }
  if (!isRest && !acceptStatus(status)) {
    const context = { status, response, ...(retryAfter === undefined ? {} : { retryAfter }) };
    return new ImageError('status', url, `The origin answered with status ${status}`, context);
  }
  const expected = expectedLength({ get: (name) => response.field(name) });
  if (expected > maxBytes) {
    const message = `The origin announces ${expected} bytes, maxBytes allows ${maxBytes}`;
    return new ImageError('too-large', url, message, { status, response, received: 0, expected });
  }
  const type = response.field('content-type');
  if (acceptContentTypes && !acceptContentTypes.some((accepted) => matches(type, accepted))) {
    return new ImageError('content-type', url, `The origin sent ${type ?? 'no content type'}`, { status, response });
  }
  return undefined;
}

/** The length of the content as it will be read; 0 where the origin does not say, or says it of the compressed content. */
export function expectedLength(fields: Pick<ReadableFields, 'get'>): number {
  const encoding = fields.get('content-encoding');
  const length = fields.get('content-length');
  if (length === null || (encoding !== null && encoding !== 'identity')) return 0;
  return /^\d+$/.test(length) ? Number(length) : 0;
}

const isSuccess = (status: number) => status >= 200 && status < 300 && status !== 206;

function matches(type: string | null, accepted: string): boolean {
  const essence = (type ?? '').split(';')[0]!.trim().toLowerCase();
  return accepted.endsWith('/*') ? essence.startsWith(accepted.slice(0, -1)) : essence === accepted.toLowerCase();
}
