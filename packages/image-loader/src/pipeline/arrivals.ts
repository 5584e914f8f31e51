import type { ImageOptions } from '../model/image-options.js';
import type { ImageContext } from '../protocols/image-context.js';
import type { ImageDownload } from '../protocols/image-loader.js';

/** A load, and what of it decides whether it may take part. */
interface Asking {
  readonly originalKey: string;
  readonly options: ImageOptions;
  readonly context: ImageContext;
  /** A download of the same image that came while the load asked the caches. */
  arrived: ImageDownload | undefined;
}

/**
 * Downloads that have come but are not in the caches yet, because they are being decoded or written: who asks in this moment
 * gets the same bytes and asks no origin, nor does who was asking the caches when they came. Only for loads that send nothing
 * and trust nothing of their own, and under the same guard; `refreshCached: 'always'` asks the origin, which may have another
 * image by now.
 */
export class Arrivals {
  readonly #downloads = new Map<string, { readonly download: ImageDownload; readonly allow: ImageContext['allow'] }>();
  readonly #asking = new Map<string, Set<Asking>>();

  /** A load begins to ask the caches, which may have looked already when the answer comes. */
  begin(load: Asking): void {
    if (!isPlain(load) || load.options.refreshCached === 'always') return;
    const arrival = this.#downloads.get(load.originalKey);
    if (arrival?.allow === load.context.allow) load.arrived = arrival?.download;
    const asking = this.#asking.get(load.originalKey);
    if (asking) asking.add(load);
    else this.#asking.set(load.originalKey, new Set([load]));
  }

  end(load: Asking): void {
    const asking = this.#asking.get(load.originalKey);
    if (asking?.delete(load) && asking.size === 0) this.#asking.delete(load.originalKey);
  }

  add(load: Asking, download: ImageDownload): void {
    if (!isPlain(load)) return;
    const { allow } = load.context;
    this.#downloads.set(load.originalKey, { download, allow });
    for (const other of this.#asking.get(load.originalKey) ?? []) {
      if (other.context.allow === allow) other.arrived = download;
    }
  }

  remove(load: Asking, download: ImageDownload): void {
    if (this.#downloads.get(load.originalKey)?.download === download) this.#downloads.delete(load.originalKey);
  }
}

function isPlain({ context, options }: Asking): boolean {
  const { headers, requestModifier, responseModifier, decryptor, imageLoader, imageCache } = context;
  const { fromLoaderOnly, allowInvalidTls, handleCookies, useHttpCache } = options;
  const hasOwnParts = headers || requestModifier || responseModifier || decryptor || imageLoader || imageCache;
  return !hasOwnParts && !fromLoaderOnly && !allowInvalidTls && !handleCookies && !useHttpCache;
}
