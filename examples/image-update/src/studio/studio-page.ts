import { Component, DataSize, Value } from '@vernal/core';
import { ModelAndView } from '@vernal/web';
import { GallerySettings } from '../gallery-settings.js';
import { PictureStore } from '../pictures/picture-store.js';
import { megabytes } from '../web/megabytes.js';
import { readPage } from '../web/page.js';

interface StudioPageOptions {
  /** Of the page, from 1; the default. */
  readonly number?: number;
  /** Shown above the pictures: a code of the messages and its arguments. */
  readonly error?: { readonly code: string; readonly args?: readonly unknown[] };
  /** Default 200. */
  readonly status?: number;
}

/** The page with an upload form for each picture. */
@Component()
export class StudioPage {
  readonly #store: PictureStore;
  readonly #pageSize: number;

  readonly #maxBytes: number;

  constructor(
    store: PictureStore,
    settings: GallerySettings,
    @Value('${vernal.servlet.multipart.max-file-size}') maxFileSize: string,
  ) {
    this.#store = store;
    this.#pageSize = settings.pageSize;
    this.#maxBytes = DataSize.parse(maxFileSize).toBytes();
  }

  async show({ number = 1, error, status = 200 }: StudioPageOptions = {}): Promise<ModelAndView> {
    const pictures = await readPage(this.#store, number, this.#pageSize);
    const limit = { bytes: this.#maxBytes, megabytes: megabytes(this.#maxBytes) };
    return new ModelAndView('studio', { pictures, error, limit }, status);
  }
}
