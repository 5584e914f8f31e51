import { rgbaToThumbHash, thumbHashToDataURL } from 'thumbhash';
import type { WebImage } from '../model/web-image.js';
import { apply } from './sharp-drawing.js';

/** The encoder takes no more in width or height. */
const MOST = 100;

/**
 * About 25 bytes that show what an image looks like, to be kept with its URL and put in its place until it comes.
 * @throws ImageError `bad-image` where the image cannot be drawn
 */
export async function thumbHash(image: WebImage): Promise<Uint8Array> {
  const known = image.extended.get('thumbHash') as Uint8Array | undefined;
  if (known) return known;
  const pixels = await image.pixels();
  const isSmall = pixels.width <= MOST && pixels.height <= MOST;
  const small = isSmall ? pixels : await apply(pixels, { type: 'resize', fit: 'inside', width: MOST, height: MOST });
  const hash = rgbaToThumbHash(small.width, small.height, small.data);
  image.extended.set('thumbHash', hash);
  return hash;
}

/** The picture that a hash describes, some 30 pixels wide, as a `data:` URL of a PNG. */
export function placeholderURL(hash: Uint8Array): string {
  return thumbHashToDataURL(hash);
}
