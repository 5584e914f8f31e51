import type { ResponseMetadata } from '../http/response-metadata.js';
import { uses } from './cache-types.js';
import { decodeCached } from './cached-data.js';
import { decodeOptions, transform } from './decoding.js';
import type { FoundImage, LoadContext } from './load-context.js';
import { storeVariant } from './storing.js';

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
