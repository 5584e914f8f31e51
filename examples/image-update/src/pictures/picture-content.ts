import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { UnusablePictureException } from './picture-exceptions.js';

/** Bytes that are known to be a whole picture of a kind that browsers show. */
export interface PictureContent {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly width: number;
  readonly height: number;
  readonly hash: string;
}

/** More would cost a decoder 200 MB: a small file can hold very many pixels. */
const MAX_PIXELS = 50_000_000;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
  heif: 'image/avif',
};

/** Photographs of a camera that lay on its side: width and height change places. Source: Exif 2.3, tag Orientation. */
const isOnItsSide = (orientation = 1): boolean => orientation >= 5;

/**
 * Looks at the bytes themselves, decoding every pixel: neither a file's name nor its announced type is believed.
 * Throws an `UnusablePictureException` for anything but a whole JPEG, PNG, WebP, GIF or AVIF picture.
 */
export async function readPictureContent(bytes: Uint8Array): Promise<PictureContent> {
  if (bytes.length === 0) throw new UnusablePictureException('empty');
  const picture = sharp(bytes, { failOn: 'truncated', limitInputPixels: false });
  const { format, width, height, orientation } = await orBroken(picture.metadata());
  const contentType = CONTENT_TYPES[format];
  if (!contentType) throw new UnusablePictureException('kind');
  if (width * height > MAX_PIXELS) throw new UnusablePictureException('pixels');
  await orBroken(picture.stats());
  const hash = createHash('sha256').update(bytes).digest('hex');
  return isOnItsSide(orientation)
    ? { bytes, contentType, width: height, height: width, hash }
    : { bytes, contentType, width, height, hash };
}

async function orBroken<T>(decoding: Promise<T>): Promise<T> {
  try {
    return await decoding;
  } catch (error) {
    throw new UnusablePictureException('broken', error);
  }
}
