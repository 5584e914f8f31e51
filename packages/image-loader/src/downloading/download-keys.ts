import type { ResponseMetadata } from '../http/response-metadata.js';
import type { ImageDownloaderOptions } from '../model/image-options.js';
import type { ImageDownloaderContext } from '../protocols/download-modifiers.js';

/** Tells which downloads are the same: what would be sent, what may be trusted and what is done with the answer all count. */
export class DownloadKeys {
  readonly #numbers = new WeakMap<object, number>();
  #last = 0;

  keyFor(
    url: string,
    options: ImageDownloaderOptions,
    context: ImageDownloaderContext,
    cached: ResponseMetadata | undefined,
  ): string {
    const { useHttpCache, ignoreCachedResponse, handleCookies, allowInvalidTls, continueInBackground } = options;
    const { headers, requestModifier, responseModifier, decryptor, allow, integrity } = context;
    const isPlain = !headers && !integrity && !requestModifier && !responseModifier && !decryptor && !allow;
    if (
      isPlain &&
      !useHttpCache &&
      !ignoreCachedResponse &&
      !handleCookies &&
      !allowInvalidTls &&
      !continueInBackground
    ) {
      return cached ? `${url}\n${cached.etag}\n${cached.lastModified}` : url;
    }
    const flags = [useHttpCache, ignoreCachedResponse, handleCookies, allowInvalidTls, continueInBackground];
    const functions = [requestModifier, responseModifier, decryptor, allow];
    return JSON.stringify([
      url,
      cached && [cached.etag, cached.lastModified],
      headers && [...new Headers(headers)],
      flags.map(Boolean),
      integrity,
      functions.map((value) => value && this.#numberOf(value)),
    ]);
  }

  #numberOf(value: object): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, ++this.#last);
    return this.#last;
  }
}
