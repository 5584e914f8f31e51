import { Component } from '@vernal/core';
import { ModelAndView } from '@vernal/web';
import { pictureUrl } from '../pictures/picture.js';
import { PictureStore } from '../pictures/picture-store.js';

/** The page with an upload form for each picture. */
@Component()
export class StudioPage {
  readonly #store: PictureStore;

  constructor(store: PictureStore) {
    this.#store = store;
  }

  /** `error` is shown above the pictures; `status` defaults to 200. */
  async show({ error = '', status = 200 } = {}): Promise<ModelAndView> {
    const pictures = (await this.#store.list()).map((picture) => ({ ...picture, url: pictureUrl(picture.name) }));
    return new ModelAndView('studio', { pictures, error }, status);
  }
}
