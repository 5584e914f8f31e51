import { rgbaToThumbHash, thumbHashToDataURL } from 'thumbhash';
import type { ImageManager } from '../manager/image-manager.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageContext } from '../protocols/image-context.js';
import { apply } from './sharp-drawing.js';

/** The encoder takes no more in width or height. */
const MOST = 100;

/** Under this name an image has its hash in `extended`, in base64. */
const NAME = 'thumbHash';

/**
 * About 25 bytes that show what an image looks like, to be put in its place until it comes. They are kept with the image, and on disk
 * where a manager has it done before the image is stored: `new ImageManager({ describeImage: thumbHash })`.
 * @throws ImageError `bad-image` where the image cannot be drawn
 */
export async function thumbHash(image: WebImage): Promise<Uint8Array> {
  const known = decoded(image.extended.get(NAME));
  if (known) return known;
  const pixels = await image.pixels();
  const isSmall = pixels.width <= MOST && pixels.height <= MOST;
  const small = isSmall ? pixels : await apply(pixels, { type: 'resize', fit: 'inside', width: MOST, height: MOST });
  const hash = rgbaToThumbHash(small.width, small.height, small.data);
  image.extended.set(NAME, Buffer.from(hash).toString('base64'));
  return hash;
}

/** The hash that is kept with a cached image, in memory or on disk. Nothing is loaded or decoded. @returns undefined where there is none */
export async function storedThumbHash(
  manager: ImageManager,
  url: string | URL,
  context: ImageContext = {},
): Promise<Uint8Array | undefined> {
  const { imageCache = manager.imageCache } = context;
  const key = manager.cacheKeyForURL(url, context);
  const inMemory = decoded(imageCache.imageFromMemoryCache(key)?.image.extended.get(NAME));
  return inMemory ?? decoded((await imageCache.queryDiskCache(key))?.extended?.[NAME]);
}

function decoded(kept: unknown): Uint8Array | undefined {
  return typeof kept === 'string' ? new Uint8Array(Buffer.from(kept, 'base64')) : undefined;
}

/** The picture that a hash describes, some 30 pixels wide, as a `data:` URL of a PNG. */
export function placeholderURL(hash: Uint8Array): string {
  return thumbHashToDataURL(hash);
}
