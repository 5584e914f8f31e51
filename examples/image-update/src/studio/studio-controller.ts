import { BindingResult, FieldError, Integer, Min, Valid } from '@vernal/core';
import {
  Controller,
  GetMapping,
  ModelAndView,
  ModelAttribute,
  MultipartFile,
  PathVariable,
  PostMapping,
  RedirectAttributes,
  RequestMapping,
  RequestParam,
} from '@vernal/web';
import { picturePageUrl } from '../pictures/picture.js';
import { PictureNameTakenException } from '../pictures/picture-exceptions.js';
import { PictureService } from '../pictures/picture-service.js';
import { PictureStore } from '../pictures/picture-store.js';
import { CurrentUser } from '../users/current-user.js';
import type { User } from '../users/user.js';
import { errorsOf } from '../web/field-errors.js';
import { flash } from '../web/flash.js';
import { PictureForm } from './picture-form.js';
import { StudioPage } from './studio-page.js';

/** Where pictures are added, and get other bytes at the same URL, other names, or an end. */
@Controller()
@RequestMapping('/studio')
export class StudioController {
  readonly #store: PictureStore;
  readonly #pictures: PictureService;
  readonly #page: StudioPage;

  constructor(store: PictureStore, pictures: PictureService, page: StudioPage) {
    this.#store = store;
    this.#pictures = pictures;
    this.#page = page;
  }

  @GetMapping()
  studio(@RequestParam('page', { defaultValue: '1', type: Integer }) @Min(1) number: number): Promise<ModelAndView> {
    return this.#page.show({ number });
  }

  @PostMapping('/pictures')
  async add(
    @RequestParam({ required: false, type: MultipartFile }) file: MultipartFile | undefined,
    @CurrentUser() user: User,
    redirect: RedirectAttributes,
  ): Promise<string> {
    const picture = await this.#pictures.add(file, user.name);
    flash(redirect, 'studio.added', picture.title);
    return `redirect:${picturePageUrl(picture.name)}`;
  }

  @PostMapping('/pictures/{name}')
  async replace(
    @PathVariable() name: string,
    @RequestParam({ required: false, type: MultipartFile }) file: MultipartFile | undefined,
    @RequestParam('page', { defaultValue: '1', type: Integer }) @Min(1) number: number,
    @CurrentUser() user: User,
    redirect: RedirectAttributes,
  ): Promise<string> {
    const picture = await this.#pictures.replace(name, file, user.name);
    flash(redirect, 'studio.replaced', picture.title);
    return number === 1 ? 'redirect:/studio' : `redirect:/studio?page=${number}`;
  }

  @PostMapping('/pictures/{name}/restore')
  async restore(
    @PathVariable() name: string,
    @RequestParam({ type: Integer }) version: number,
    @CurrentUser() user: User,
    redirect: RedirectAttributes,
  ): Promise<string> {
    const picture = await this.#pictures.restore(name, version, user.name);
    flash(redirect, 'studio.restored', picture.title, String(version));
    return `redirect:${picturePageUrl(name)}`;
  }

  @GetMapping('/pictures/{name}/rename')
  async renameForm(@PathVariable() name: string): Promise<ModelAndView> {
    const picture = await this.#store.get(name);
    return new ModelAndView('rename', { picture, form: picture, errors: {} });
  }

  @PostMapping('/pictures/{name}/rename')
  async rename(
    @PathVariable() name: string,
    @ModelAttribute({ name: 'form', type: PictureForm }) @Valid() form: PictureForm,
    result: BindingResult,
    redirect: RedirectAttributes,
  ): Promise<ModelAndView> {
    if (!result.hasErrors()) {
      try {
        const picture = await this.#pictures.rename(name, form.name, form.title.trim());
        flash(redirect, 'studio.renamed', picture.title);
        return new ModelAndView(`redirect:${picturePageUrl(picture.name)}`);
      } catch (error) {
        if (!(error instanceof PictureNameTakenException)) throw error;
        result.addError(new FieldError('form', 'name', { defaultMessage: 'picture.name.taken' }));
      }
    }
    return new ModelAndView('rename', { picture: await this.#store.get(name), form, errors: errorsOf(result) }, 422);
  }

  @GetMapping('/pictures/{name}/delete')
  async deleteForm(@PathVariable() name: string): Promise<ModelAndView> {
    return new ModelAndView('delete', { picture: await this.#store.get(name) });
  }

  @PostMapping('/pictures/{name}/delete')
  async remove(@PathVariable() name: string, redirect: RedirectAttributes): Promise<string> {
    const picture = await this.#pictures.remove(name);
    flash(redirect, 'studio.deleted', picture.title);
    return 'redirect:/studio';
  }
}
