import type { ImageOptions } from '../model/image-options.js';
import type { ImageContext } from '../protocols/image-context.js';
import type { ImageDownload } from '../protocols/image-loader.js';

/** What of a load decides whether it may take part. */
interface Arriving {
  readonly originalKey: string;
  readonly options: ImageOptions;
  readonly context: ImageContext;
}

/**
 * Downloads that have come but are not in the caches yet, because they are being decoded: who asks in this moment gets the same
 * bytes and asks no origin. Only for loads that send nothing and trust nothing of their own.
 */
export class Arrivals {
  readonly #downloads = new Map<string, ImageDownload>();

  find(load: Arriving): ImageDownload | undefined {
    return isPlain(load) ? this.#downloads.get(load.originalKey) : undefined;
  }

  add(load: Arriving, download: ImageDownload): void {
    if (isPlain(load)) this.#downloads.set(load.originalKey, download);
  }

  remove(load: Arriving, download: ImageDownload): void {
    if (this.#downloads.get(load.originalKey) === download) this.#downloads.delete(load.originalKey);
  }
}

function isPlain({ context, options }: Arriving): boolean {
  const { headers, requestModifier, responseModifier, decryptor, imageLoader, imageCache } = context;
  const { fromLoaderOnly, allowInvalidTls, handleCookies, useHttpCache } = options;
  const own = [headers, requestModifier, responseModifier, decryptor, imageLoader, imageCache];
  return ![...own, fromLoaderOnly, allowInvalidTls, handleCookies, useHttpCache].some(Boolean);
}
