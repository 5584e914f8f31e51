import { only } from '../caching/cache-types.js';
import { ImageError } from '../model/image-error.js';
import type { WebImage } from '../model/web-image.js';
import type { DiskCacheEntry, ImageCacheProtocol } from '../protocols/image-cache.js';
import type { ImageDecodeOptions } from '../protocols/image-coder.js';
import { decode, decodeOptions } from './decoding.js';
import type { FoundImage, LoadContext } from './load-context.js';

/** Makes the image of what the disk has, and gives it to memory. */
export async function decodeStored(
  load: LoadContext,
  { data, metadata, extended = {} }: DiskCacheEntry,
): Promise<FoundImage | undefined> {
  const { cache, key } = load;
  const wanted = decodeOptions(load);
  // A thumbnail on disk has its size already.
  const stored = load.isVariant ? { ...wanted, thumbnailPixelSize: undefined } : wanted;
  const image = await decodeCached(load, cache, data, key, stored);
  if (image === undefined) return undefined;
  for (const name in extended) image.extended.set(name, extended[name]);
  const { maxMemoryAge, queryCacheType = 'all' } = load.context;
  await cache.storeImage({ image, metadata, maxMemoryAge }, key, only('memory', queryCacheType));
  return { image, metadata, cacheType: 'disk' };
}

/** An entry that cannot be decoded is as good as none, and is thrown away. */
export async function decodeCached(
  load: LoadContext,
  cache: ImageCacheProtocol,
  data: Uint8Array<ArrayBuffer>,
  key: string,
  wanted: ImageDecodeOptions,
): Promise<WebImage | undefined> {
  try {
    return await decode(load, data, wanted);
  } catch (error) {
    if (!ImageError.is(error, 'bad-image')) throw error;
    await cache.removeImage(key, 'all');
    return undefined;
  }
}
