import { Controller, GetMapping, Model } from '@vernal/web';
import { pictureUrl } from '../pictures/picture.js';
import { PictureStore } from '../pictures/picture-store.js';

/** The page that shows all pictures. */
@Controller()
export class GalleryController {
  readonly #store: PictureStore;

  constructor(store: PictureStore) {
    this.#store = store;
  }

  @GetMapping('/')
  async gallery(model: Model): Promise<string> {
    const pictures = await this.#store.list();
    model.addAttribute(
      'pictures',
      pictures.map((picture) => ({ ...picture, url: pictureUrl(picture.name) })),
    );
    return 'gallery';
  }
}
