import { Integer, Max, Min, Valid } from '@vernal/core';
import {
  DeleteMapping,
  GetMapping,
  MultipartFile,
  PatchMapping,
  PathVariable,
  PostMapping,
  PutMapping,
  RequestBody,
  RequestMapping,
  RequestParam,
  ResponseEntity,
  RestController,
} from '@vernal/web';
import { PictureService } from '../pictures/picture-service.js';
import { PictureStore } from '../pictures/picture-store.js';
import { PictureForm } from '../studio/picture-form.js';
import { CurrentUser } from '../users/current-user.js';
import type { User } from '../users/user.js';
import { readPage } from '../web/page.js';
import { pictureResource, versionResource } from './picture-resource.js';

const MAX_PAGE_SIZE = 200;

/** The gallery for programs. Reading is free; who changes something has logged in and sends `X-CSRF-Token`. */
@RestController()
@RequestMapping('/api/pictures')
export class PictureApiController {
  readonly #store: PictureStore;
  readonly #pictures: PictureService;

  constructor(store: PictureStore, pictures: PictureService) {
    this.#store = store;
    this.#pictures = pictures;
  }

  @GetMapping()
  async list(
    @RequestParam('page', { defaultValue: '1', type: Integer }) @Min(1) number: number,
    @RequestParam({ defaultValue: '24', type: Integer }) @Min(1) @Max(MAX_PAGE_SIZE) size: number,
  ): Promise<object> {
    const page = await readPage(this.#store, number, size);
    return { ...page, content: page.content.map(pictureResource) };
  }

  @GetMapping('/{name}')
  async get(@PathVariable() name: string): Promise<object> {
    const picture = await this.#store.get(name);
    const versions = await this.#store.versions(picture);
    return { ...pictureResource(picture), versions: versions.map((version) => versionResource(picture, version)) };
  }

  @PostMapping()
  async add(
    @RequestParam({ required: false, type: MultipartFile }) file: MultipartFile | undefined,
    @CurrentUser() user: User,
  ): Promise<ResponseEntity> {
    const picture = await this.#pictures.add(file, user.name);
    return ResponseEntity.created(`/api/pictures/${picture.name}`).body(pictureResource(picture));
  }

  @PutMapping('/{name}/content')
  async replace(
    @PathVariable() name: string,
    @RequestParam({ required: false, type: MultipartFile }) file: MultipartFile | undefined,
    @CurrentUser() user: User,
  ): Promise<object> {
    return pictureResource(await this.#pictures.replace(name, file, user.name));
  }

  @PostMapping('/{name}/versions/{version}/restore')
  async restore(
    @PathVariable() name: string,
    @PathVariable({ type: Integer }) version: number,
    @CurrentUser() user: User,
  ): Promise<object> {
    return pictureResource(await this.#pictures.restore(name, version, user.name));
  }

  @PatchMapping('/{name}')
  async rename(
    @PathVariable() name: string,
    @RequestBody({ type: PictureForm }) @Valid() form: PictureForm,
  ): Promise<object> {
    return pictureResource(await this.#pictures.rename(name, form.name, form.title.trim()));
  }

  @DeleteMapping('/{name}')
  async remove(@PathVariable() name: string): Promise<ResponseEntity> {
    await this.#pictures.remove(name);
    return ResponseEntity.noContent().build();
  }
}
