import { type AbstractResource, FileSystemResource } from '@vernal/core';
import { CacheControl, Controller, GetMapping, MediaType, PathVariable, ResponseEntity } from '@vernal/web';
import { PictureStore } from '../pictures/picture-store.js';

/** The pictures themselves. A client that has the present one gets 304 and no bytes. */
@Controller()
export class ImageController {
  readonly #store: PictureStore;

  constructor(store: PictureStore) {
    this.#store = store;
  }

  @GetMapping('/images/{name}')
  async image(@PathVariable('name') name: string): Promise<ResponseEntity<AbstractResource>> {
    const picture = await this.#store.get(name);
    return ResponseEntity.ok()
      .cacheControl(CacheControl.noCache())
      .eTag(`"${picture.hash.slice(0, 32)}"`)
      .lastModified(picture.lastModified)
      .contentType(MediaType.parseMediaType(picture.contentType))
      .body(new FileSystemResource(this.#store.path(picture)));
  }
}
