// What is done of a load that wants a thumbnail or a transformed image.

import { uses } from '../caching/cache-types.js';
import type { ResponseMetadata } from '../http/response-metadata.js';
import { ImageError } from '../model/image-error.js';
import type { WebImage } from '../model/web-image.js';
import { decodeCached } from './cached-data.js';
import { decodeOptions } from './decoding.js';
import type { FoundImage, LoadContext } from './load-context.js';
import { described, once, storeInMemory } from './storing.js';

/** Where a thumbnail or a transformed image is missing, the original may be there to make it of. */
export async function queryOriginalCache(load: LoadContext): Promise<FoundImage | undefined> {
  const { originalCache: cache, originalKey } = load;
  const { originalQueryCacheType = 'all' } = load.context;
  if (load.options.fromLoaderOnly) return undefined;
  const inMemory = uses(originalQueryCacheType, 'memory') ? cache.imageFromMemoryCache(originalKey) : undefined;
  if (inMemory?.image.data) return derive(load, inMemory.image.data, inMemory.metadata, 'memory');
  const onDisk = uses(originalQueryCacheType, 'disk') ? await cache.queryDiskCache(originalKey) : undefined;
  return onDisk && derive(load, onDisk.data, onDisk.metadata, 'disk');
}

async function derive(
  load: LoadContext,
  data: Uint8Array<ArrayBuffer>,
  metadata: ResponseMetadata | undefined,
  cacheType: 'disk' | 'memory',
): Promise<FoundImage | undefined> {
  const original = await decodeCached(load, load.originalCache, data, load.originalKey, decodeOptions(load));
  if (original === undefined) return undefined;
  const image = await transform(load, original);
  const stored = storeVariant(load, image, metadata);
  if (load.options.waitStore) await stored;
  return { image, metadata, cacheType };
}

/** Animations and vector images are left as they are unless the options say otherwise. */
export async function transform(load: LoadContext, original: WebImage): Promise<WebImage> {
  const { url, parts } = load;
  const transformer = load.context.imageTransformer;
  const { transformAnimatedImage = false, transformVectorImage = false } = load.options;
  if (transformer === undefined) return original;
  if (original.isAnimated && !transformAnimatedImage) return original;
  if (original.format === 'svg' && !transformVectorImage) return original;
  const work = async () => transformer.transformedImage(original, url);
  try {
    const image = await parts.transforming.do(original, transformer.transformerKey, work);
    load.checkCancelled();
    return image;
  } catch (error) {
    if (ImageError.is(error)) throw error;
    // Nothing is wrong with the URL: it is not put on the list of failed ones.
    const message = `The transformer failed: ${error instanceof Error ? error.message : String(error)}`;
    throw new ImageError('bad-image', url, message, { reason: 'transform' }, { cause: error });
  }
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
    await cache.storeImage({ ...(await described(load, image)), data, metadata }, key, 'disk');
  });
}
