import { only } from '../caching/cache-types.js';
import type { ResponseMetadata } from '../http/response-metadata.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageDownload } from '../protocols/image-loader.js';
import type { LoadContext } from './load-context.js';

/**
 * Stores a new image: memory has it when this returns, the promise is for the disk. What fails is told to the manager's
 * listener; the caller has its image.
 * @param replaces whether it may take the place of another, whose thumbnails and transformed images are then wrong
 * @param storeVariant stores the image too, where it is another than the original
 */
export function storeDownload(
  load: LoadContext,
  image: WebImage,
  download: ImageDownload,
  replaces: boolean,
  storeVariant?: (load: LoadContext, image: WebImage, metadata: ResponseMetadata | undefined) => Promise<void>,
): Promise<void> {
  const { metadata } = download;
  if (isOutdated(load, metadata)) return Promise.resolve();
  const original = storeOriginal(load, image, download, replaces);
  storeInMemory(load, image, metadata);
  return storeVariant ? original.then(() => storeVariant(load, image, metadata)) : original;
}

/** A slow answer must not take the place of one that was asked for later. */
function isOutdated({ cache, key }: LoadContext, metadata: ResponseMetadata | undefined): boolean {
  const stored = cache.imageFromMemoryCache(key)?.metadata;
  return stored !== undefined && metadata !== undefined && stored.requestTime > metadata.requestTime;
}

export function storeInMemory(load: LoadContext, image: WebImage, metadata: ResponseMetadata | undefined): void {
  const { storeCacheType = 'all', maxMemoryAge } = load.context;
  void load.cache.storeImage({ image, metadata, maxMemoryAge }, load.key, only('memory', storeCacheType));
}

/** What the disk is to know of an image beside its bytes. */
export async function described({ parts, url, context }: LoadContext, image: WebImage | undefined) {
  if (image) await parts.describeImage?.(image, url);
  const extended = image && image.extended.size > 0 ? Object.fromEntries(image.extended) : undefined;
  return { extended, maxDiskAge: context.maxDiskAge };
}

function storeOriginal(
  load: LoadContext,
  image: WebImage,
  { data, metadata }: ImageDownload,
  replaces: boolean,
): Promise<void> {
  const { originalKey, url } = load;
  const cache = load.isVariant ? load.originalCache : load.cache;
  const { storeCacheType = 'all', originalStoreCacheType = 'disk' } = load.context;
  const cacheType = only('disk', load.isVariant ? originalStoreCacheType : storeCacheType);
  const serializer = load.context.cacheSerializer ?? load.parts.cacheSerializer;
  return once(load, data, originalKey, async () => {
    if (replaces) await load.cache.removeVariants(originalKey);
    if (cacheType === 'none') return;
    const serialized = serializer ? await serializer(data, url) : data;
    if (serialized === null) return;
    // What a transformer made is another picture.
    const known = await described(load, image.isTransformed ? undefined : image);
    await cache.storeImage({ ...known, data: serialized, metadata }, originalKey, cacheType);
  });
}

/** Several loads of one download, or of one derived image, store it once. */
export function once(load: LoadContext, subject: object, key: string, store: () => Promise<void>): Promise<void> {
  const { storing, writes, onStoreError } = load.parts;
  const write = storing
    .do(subject, key, store)
    .catch((error: unknown) => onStoreError(error, load.url))
    .finally(() => writes.delete(write));
  writes.add(write);
  return write;
}
