import type { ImageError } from '../model/image-error.js';
import type { ImageResult } from '../model/image-result.js';
import type { ImageDownload } from '../protocols/image-loader.js';
import { decode, decodeOptions } from './decoding.js';
import type { FoundImage, LoadContext } from './load-context.js';
import { resultOf } from './load-results.js';
import { renew } from './refreshing.js';
import { storeDownload } from './storing.js';
import { variantSteps } from './variants-on-demand.js';

/** Decodes, transforms, stores and shows what was downloaded. */
export async function processDownload(
  load: LoadContext,
  download: ImageDownload,
  hadCached: boolean,
): Promise<ImageResult> {
  const { waitStore = false, fromLoaderOnly = false } = load.options;
  load.parts.arrivals.add(load, download);
  let stored = Promise.resolve();
  try {
    const original = await decode(load, download.data, decodeOptions(load));
    const variants = load.isVariant ? await variantSteps() : undefined;
    const image = variants ? await variants.transform(load, original) : original;
    stored = storeDownload(load, image, download, hadCached || fromLoaderOnly, variants?.storeVariant);
    if (waitStore) await stored;
    return await complete(load, { image, metadata: download.metadata, cacheType: 'none' });
  } finally {
    void stored.then(() => load.parts.arrivals.remove(load, download));
  }
}

/** Shows the final image. */
export async function complete(load: LoadContext, found: FoundImage): Promise<ImageResult> {
  const { cache, key, options, parts, url } = load;
  const isNew = found.cacheType === 'none';
  if (isNew) parts.failedURLs.delete(url);
  const data = found.image.data ?? (options.queryMemoryData ? (await cache.queryDiskCache(key))?.data : undefined);
  load.checkCancelled();
  const result = resultOf(load, found);
  result.data = data;
  if (isNew) result.status = found.metadata?.status;
  load.show(result);
  return result;
}

/** After a failure: the cached image, where there is one, confirmed or with the error beside it. @throws ImageError */
export async function recover(
  load: LoadContext,
  error: ImageError,
  cached: FoundImage | undefined,
): Promise<ImageResult> {
  const { url, loader, parts } = load;
  if (cached && error.code === 'not-modified') {
    const result = resultOf(load, cached);
    const renewing = renew(load, cached.metadata, error.context.response);
    result.metadata = renewing instanceof Promise ? await renewing : renewing;
    result.notModified = true;
    result.status = error.status;
    return result;
  }
  if (cached) {
    const result = resultOf(load, cached);
    result.error = error;
    result.status = error.status;
    return result;
  }
  if (loader.shouldBlockFailedURL(url, error)) parts.failedURLs.add(url);
  throw error;
}
