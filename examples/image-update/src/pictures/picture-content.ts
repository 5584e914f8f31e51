import { createHash } from 'node:crypto';
import sharp from 'sharp';

/** Bytes that are known to be a whole picture of a kind that browsers show. */
export interface PictureContent {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly width: number;
  readonly height: number;
  readonly hash: string;
}

/** The bytes are no picture that the gallery can show; the message is for the person who sent them. */
export class UnusablePictureException extends Error {
  override readonly name = 'UnusablePictureException';
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
  heif: 'image/avif',
};

/**
 * Looks at the bytes themselves, decoding every pixel: neither a file's name nor its announced type is believed.
 * Throws an `UnusablePictureException` for anything but a whole JPEG, PNG, WebP, GIF or AVIF picture.
 */
export async function readPictureContent(bytes: Uint8Array): Promise<PictureContent> {
  if (bytes.length === 0) throw new UnusablePictureException('The file is empty. Choose a picture.');
  const picture = sharp(bytes, { failOn: 'truncated' });
  try {
    const { format, width, height } = await picture.metadata();
    const contentType = CONTENT_TYPES[format];
    if (contentType) {
      await picture.stats();
      return { bytes, contentType, width, height, hash: createHash('sha256').update(bytes).digest('hex') };
    }
  } catch (error) {
    throw new UnusablePictureException(
      'The file is not a whole picture. Choose a JPEG, PNG, WebP, GIF or AVIF picture.',
      { cause: error },
    );
  }
  throw new UnusablePictureException(
    'The gallery cannot show this kind of file. Choose a JPEG, PNG, WebP, GIF or AVIF picture.',
  );
}
