import { ImageError } from '../model/image-error.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageCacheProtocol } from '../protocols/image-cache.js';
import type { ImageDecodeOptions } from '../protocols/image-coder.js';
import { only, uses } from './cache-types.js';
import type { FoundImage, LoadContext } from './load-context.js';

/** The image as it is wanted, where memory has it with its pixels. */
export function queryMemory(load: LoadContext): FoundImage | undefined {
  const { queryCacheType = 'all' } = load.context;
  if (load.options.fromLoaderOnly || !uses(queryCacheType, 'memory')) return undefined;
  const entry = load.cache.imageFromMemoryCache(load.key);
  if (
    entry === undefined ||
    ((load.options.decode ?? load.parts.decoding.decode) === 'eager' && !entry.image.isPrepared)
  )
    return undefined;
  return { image: entry.image, metadata: entry.metadata, cacheType: 'memory' };
}

/** The image as it is wanted, from memory or from disk. */
export async function queryCache(load: LoadContext): Promise<FoundImage | undefined> {
  const { cache, key, wanted } = load;
  const { queryCacheType = 'all' } = load.context;
  if (load.options.fromLoaderOnly) return undefined;
  const inMemory = uses(queryCacheType, 'memory') ? cache.imageFromMemoryCache(key) : undefined;
  if (inMemory && (await isReady(inMemory.image, wanted))) return { ...inMemory, cacheType: 'memory' };
  const onDisk = uses(queryCacheType, 'disk') ? await cache.queryDiskCache(key) : undefined;
  if (onDisk === undefined) return undefined;
  // A thumbnail on disk has its size already.
  const image = await decodeCached(load, cache, onDisk.data, key, load.isVariant ? asItIs(wanted) : wanted);
  if (image === undefined) return undefined;
  await cache.storeImage({ image, metadata: onDisk.metadata }, key, only('memory', queryCacheType));
  return { image, metadata: onDisk.metadata, cacheType: 'disk' };
}

/** An image in memory may have no pixels yet; where they cannot be made it is as good as none. */
async function isReady(image: WebImage, wanted: ImageDecodeOptions): Promise<boolean> {
  if (wanted.decode !== 'eager' || image.isPrepared) return true;
  return image.prepare().then(
    () => true,
    () => false,
  );
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
    return await load.decode(data, wanted);
  } catch (error) {
    if (!ImageError.is(error, 'bad-image')) throw error;
    await cache.removeImage(key, 'all');
    return undefined;
  }
}

const asItIs = (wanted: ImageDecodeOptions): ImageDecodeOptions => ({ ...wanted, thumbnailPixelSize: undefined });
