import { readFile } from 'node:fs/promises';
import { ImageError, ImageProviderLoader } from '@vernal/image-loader';
import type { Picture } from './picture.js';
import { PictureNotFoundException } from './picture-not-found-exception.js';
import type { PictureStore } from './picture-store.js';

/** Names a picture with the bytes it has now, so that thumbnails of these bytes never change. */
export const pictureSource = ({ name, hash }: Picture): string => `picture:${name}/${hash.slice(0, 16)}`;

/** Lets the image loader have the pictures of the store, without a request to ourselves. */
export class PictureLoader extends ImageProviderLoader {
  constructor(store: PictureStore) {
    super(['picture:'], async (url) => {
      const name = url.slice('picture:'.length).split('/')[0] ?? '';
      try {
        return { data: new Uint8Array(await readFile(store.path(await store.get(name)))) };
      } catch (error) {
        if (!(error instanceof PictureNotFoundException)) throw error;
        throw new ImageError('status', url, error.message, { status: 404 }, { cause: error });
      }
    });
  }
}
