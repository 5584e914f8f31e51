// What the functions of an application do to requests and answers: read where there are any.
import type { ResponseMetadata } from '../http/response-metadata.js';
import { ImageError } from '../model/image-error.js';
import type {
  HeadersFilter,
  ImageDownloaderDecryptor,
  ImageDownloaderRequestModifier,
  ImageDownloaderResponseModifier,
  ImageDownloadRequest,
} from '../protocols/download-modifiers.js';
import type { ImageDownloaderSettings } from './image-downloader-config.js';

/**
 * The request after the filter, then the modifier.
 * @throws ImageError `forbidden` where one of them refuses it
 */
export async function modifiedRequest(
  request: ImageDownloadRequest,
  filter: HeadersFilter | undefined,
  modifier: ImageDownloaderRequestModifier | undefined,
  url: string,
): Promise<ImageDownloadRequest> {
  try {
    const headers = filter && (await filter(url, request.headers));
    const filtered = headers ? { ...request, headers: new Headers(headers) } : request;
    const modified = modifier ? await modifier(filtered) : filtered;
    if (modified !== null) return modified;
  } catch (error) {
    throw ImageError.from(error, 'forbidden', url);
  }
  throw new ImageError('forbidden', url, 'The request modifier refused the request', { reason: 'request-modifier' });
}

/** Asks the guards, one after the other. @throws ImageError `forbidden` */
export async function checkAllowed(
  address: string,
  guards: readonly ImageDownloaderSettings['allow'][],
  url: string,
): Promise<void> {
  for (const allow of guards) {
    if (allow === undefined || (await allow(address))) continue;
    throw new ImageError('forbidden', url, `The guard refuses ${address}`, { reason: 'guard' });
  }
}

/** @throws ImageError `response` where the modifier refuses the answer */
export async function modifiedResponse(
  head: ResponseMetadata,
  modifier: ImageDownloaderResponseModifier,
  url: string,
): Promise<ResponseMetadata> {
  const modified = await asking(() => modifier(head), url);
  if (modified === null) throw new ImageError('response', url, 'The response modifier refused the answer');
  return modified;
}

/** @throws ImageError `response` where the decryptor refuses the data */
export async function decrypted(
  body: Uint8Array<ArrayBuffer>,
  head: ResponseMetadata,
  decryptor: ImageDownloaderDecryptor,
  url: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const data = await asking(() => decryptor(body, head), url);
  if (data === null) throw new ImageError('response', url, 'The decryptor refused the data');
  return data;
}

/**
 * Compares the data with what the caller says it is, in the notation of Subresource Integrity (`sha256-…`, base64); of several
 * hashes one must match.
 * @throws ImageError `response`
 */
export async function checkIntegrity(data: Uint8Array<ArrayBuffer>, integrity: string, url: string): Promise<void> {
  for (const expected of integrity.trim().split(/\s+/)) {
    const [, size, hash] = /^sha(256|384|512)-([A-Za-z0-9+/]+=*)/.exec(expected) ?? [];
    if (size === undefined) continue;
    const digest = new Uint8Array(await crypto.subtle.digest(`SHA-${size}`, data));
    if (btoa(String.fromCharCode(...digest)) === hash) return;
  }
  throw new ImageError('response', url, `The data is not what integrity says: ${integrity}`, { reason: 'integrity' });
}

/** What a function of the application throws is its refusal. */
async function asking<Value>(ask: () => Value | Promise<Value>, url: string): Promise<Value> {
  try {
    return await ask();
  } catch (error) {
    throw ImageError.from(error, 'response', url);
  }
}
