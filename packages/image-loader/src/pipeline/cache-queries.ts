import { uses } from '../caching/cache-types.js';
import type { WebImage } from '../model/web-image.js';
import type { MemoryCacheEntry } from '../protocols/image-cache.js';
import type { FoundImage, LoadContext } from './load-context.js';
import { answerSteps } from './steps-on-demand.js';

/** The image as it is wanted, where memory has it with its pixels. */
export function queryMemory(load: LoadContext): FoundImage | undefined {
  const entry = entryInMemory(load);
  if (entry === undefined || !isReady(load, entry.image)) return undefined;
  return { image: entry.image, metadata: entry.metadata, cacheType: 'memory' };
}

/** The image as it is wanted, from memory or from disk. */
export async function queryCache(load: LoadContext): Promise<FoundImage | undefined> {
  const { queryCacheType = 'all' } = load.context;
  const inMemory = entryInMemory(load);
  if (inMemory && (isReady(load, inMemory.image) || (await canBePrepared(inMemory.image)))) {
    return { ...inMemory, cacheType: 'memory' };
  }
  if (load.options.fromLoaderOnly || !uses(queryCacheType, 'disk')) return undefined;
  const onDisk = await load.cache.queryDiskCache(load.key);
  return onDisk && (await answerSteps()).decodeStored(load, onDisk);
}

function entryInMemory({ cache, context, key, options }: LoadContext): MemoryCacheEntry | undefined {
  const isAsked = !options.fromLoaderOnly && uses(context.queryCacheType ?? 'all', 'memory');
  return isAsked ? cache.imageFromMemoryCache(key) : undefined;
}

/** Whether an image has the pixels that are wanted at once. */
function isReady({ options, parts }: LoadContext, image: WebImage): boolean {
  return (options.decode ?? parts.decoding.decode) !== 'eager' || image.isPrepared;
}

/** An image in memory may have no pixels yet; where they cannot be made it is as good as none. */
async function canBePrepared(image: WebImage): Promise<boolean> {
  return image.prepare().then(
    () => true,
    () => false,
  );
}
