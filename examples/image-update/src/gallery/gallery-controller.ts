import { Integer, Min } from '@vernal/core';
import { Controller, GetMapping, HttpServletRequest, ModelAndView, PathVariable, RequestParam } from '@vernal/web';
import { GallerySettings } from '../gallery-settings.js';
import { picturePageUrl } from '../pictures/picture.js';
import { PictureNotFoundException } from '../pictures/picture-exceptions.js';
import { versionThumbnail } from '../pictures/picture-loader.js';
import { PictureStore } from '../pictures/picture-store.js';
import { readPage } from '../web/page.js';

/** What visitors see: all pictures, and each with its history. */
@Controller()
export class GalleryController {
  readonly #store: PictureStore;
  readonly #pageSize: number;

  constructor(store: PictureStore, settings: GallerySettings) {
    this.#store = store;
    this.#pageSize = settings.pageSize;
  }

  @GetMapping('/')
  async gallery(
    @RequestParam('page', { defaultValue: '1', type: Integer }) @Min(1) number: number,
  ): Promise<ModelAndView> {
    return new ModelAndView('gallery', { pictures: await readPage(this.#store, number, this.#pageSize) });
  }

  @GetMapping('/pictures/{name}')
  async picture(@PathVariable() name: string, request: HttpServletRequest): Promise<ModelAndView> {
    try {
      const picture = await this.#store.get(name);
      const versions = (await this.#store.versions(picture)).map((version) => ({
        ...version,
        thumbnail: versionThumbnail(version),
      }));
      return new ModelAndView('picture', { picture, versions, ...(await this.#store.neighbours(picture)) });
    } catch (error) {
      const presentName = error instanceof PictureNotFoundException && (await this.#store.presentName(name));
      if (!presentName) throw error;
      return new ModelAndView(`redirect:${request.contextPath}${picturePageUrl(presentName)}`);
    }
  }
}
