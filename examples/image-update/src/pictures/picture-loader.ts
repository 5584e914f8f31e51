import { Component } from '@vernal/core';
import { type ImageAttributes, ImageError, ImageProviderLoader, imageAttributes } from '@vernal/image-loader';
import type { PictureVersion } from './picture.js';
import { PictureStore } from './picture-store.js';

const SCHEME = 'picture:';
const WIDTH = 160;

/** Lets the image loader's endpoint draw versions of pictures, without a request to ourselves: `picture:<hash of the bytes>`. */
@Component()
export class PictureLoader extends ImageProviderLoader {
  constructor(store: PictureStore) {
    super([SCHEME], async (url) => {
      const hash = url.slice(SCHEME.length);
      const bytes = await store.findBytes(hash);
      if (!bytes) throw new ImageError('status', url, `There is no version ${hash}.`, { status: 404 });
      return { data: new Uint8Array(await bytes.readBytes()) };
    });
  }
}

/** A small drawing of a version; since its bytes never change, it is kept by who has it. */
export function versionThumbnail({ hash, width, height }: PictureVersion): ImageAttributes {
  const fitting = Math.max(1, Math.round((WIDTH / width) * height));
  return imageAttributes({ endpoint: '/thumbnails', url: SCHEME + hash, width: WIDTH, height: fitting });
}
