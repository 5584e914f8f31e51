import { Component } from '@vernal/core';
import { type ImageAttributes, imageAttributes } from '@vernal/image-loader';
import { ModelAndView } from '@vernal/web';
import { type Picture, pictureUrl } from '../pictures/picture.js';
import { pictureSource } from '../pictures/picture-loader.js';
import { PictureStore } from '../pictures/picture-store.js';

const WIDTH = 320;

function thumbnail(picture: Picture): ImageAttributes {
  const height = Math.round((WIDTH / picture.width) * picture.height);
  return imageAttributes({ endpoint: '/thumbnails', url: pictureSource(picture), width: WIDTH, height });
}

/** The page with an upload form for each picture. */
@Component()
export class StudioPage {
  readonly #store: PictureStore;

  constructor(store: PictureStore) {
    this.#store = store;
  }

  /** `error` is shown above the pictures; `status` defaults to 200. */
  async show({ error = '', status = 200 } = {}): Promise<ModelAndView> {
    const pictures = (await this.#store.list()).map((picture) => ({
      ...picture,
      url: pictureUrl(picture.name),
      thumbnail: thumbnail(picture),
    }));
    return new ModelAndView('studio', { pictures, error }, status);
  }
}
