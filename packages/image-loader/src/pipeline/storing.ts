import { explicitLifetime } from '../http/freshness.js';
import type { ResponseMetadata } from '../http/response-metadata.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageCacheProtocol } from '../protocols/image-cache.js';
import type { ImageDownload } from '../protocols/image-loader.js';
import { only, uses } from './cache-types.js';
import type { LoadContext } from './load-context.js';

/**
 * Stores a new image: memory has it when this returns, the promise is for the disk. What fails is told to the manager's
 * listener; the caller has its image.
 * @param replaces whether it may take the place of another, whose thumbnails and transformed images are then wrong
 */
export function storeDownload(
  load: LoadContext,
  image: WebImage,
  download: ImageDownload,
  replaces: boolean,
): Promise<void> {
  const { metadata } = download;
  if (isOutdated(load, metadata)) return Promise.resolve();
  const original = storeOriginal(load, download, replaces);
  storeInMemory(load, image, metadata);
  return load.isVariant ? original.then(() => storeVariant(load, image, metadata)) : original;
}

/** Stores a thumbnail or a transformed image, encoded for the disk. */
export function storeVariant(
  load: LoadContext,
  image: WebImage,
  metadata: ResponseMetadata | undefined,
): Promise<void> {
  const { cache, key, parts } = load;
  storeInMemory(load, image, metadata);
  if (!uses(load.context.storeCacheType ?? 'all', 'disk')) return Promise.resolve();
  return once(load, image, key, async () => {
    const data = await parts.coders.encode(image, undefined, load.context.encodeOptions);
    await cache.storeImage({ data, metadata }, key, 'disk');
  });
}

/**
 * Renews what is stored, by a 304: its headers and with them its lifetime. Memory is renewed when this returns.
 * @param renewed `known` as the 304 confirmed it
 */
export function renew(
  load: LoadContext,
  known: ResponseMetadata,
  confirmation: ResponseMetadata,
  renewed: ResponseMetadata,
): Promise<unknown> {
  // The disk is spared what would change nothing: the same fields again, no lifetime that begins anew.
  const isStored = !renewed.saysTheSameAs(known) || explicitLifetime(renewed);
  const renewIn = (cache: ImageCacheProtocol, key: string) =>
    isStored
      ? once(load, confirmation, key, () => cache.renewMetadata(renewed, key, 'all'))
      : cache.renewMetadata(renewed, key, 'memory');
  const own = renewIn(load.cache, load.key);
  return load.isVariant ? Promise.all([own, renewIn(load.originalCache, load.originalKey)]) : own;
}

/** A slow answer must not take the place of one that was asked for later. */
function isOutdated({ cache, key }: LoadContext, metadata: ResponseMetadata | undefined): boolean {
  const stored = cache.imageFromMemoryCache(key)?.metadata;
  return stored !== undefined && metadata !== undefined && stored.requestTime > metadata.requestTime;
}

function storeInMemory(load: LoadContext, image: WebImage, metadata: ResponseMetadata | undefined): void {
  const cacheType = only('memory', load.context.storeCacheType ?? 'all');
  void load.cache.storeImage({ image, metadata }, load.key, cacheType);
}

function storeOriginal(load: LoadContext, { data, metadata }: ImageDownload, replaces: boolean): Promise<void> {
  const { originalKey, url } = load;
  const cache = load.isVariant ? load.originalCache : load.cache;
  const { storeCacheType = 'all', originalStoreCacheType = 'disk' } = load.context;
  const cacheType = only('disk', load.isVariant ? originalStoreCacheType : storeCacheType);
  const serializer = load.context.cacheSerializer ?? load.parts.cacheSerializer;
  return once(load, data, originalKey, async () => {
    if (replaces) await load.cache.removeVariants(originalKey);
    if (cacheType === 'none') return;
    const serialized = serializer ? await serializer(data, url) : data;
    if (serialized !== null) await cache.storeImage({ data: serialized, metadata }, originalKey, cacheType);
  });
}

/** Several loads of one download, or of one derived image, store it once. */
function once(load: LoadContext, subject: object, key: string, store: () => Promise<void>): Promise<void> {
  const { storing, writes, onStoreError } = load.parts;
  const write = storing
    .do(subject, key, store)
    .catch((error: unknown) => onStoreError(error, load.url))
    .finally(() => writes.delete(write));
  writes.add(write);
  return write;
}
