import { ApplicationEventPublisher } from '@vernal/core';
import {
  Controller,
  GetMapping,
  type ModelAndView,
  MultipartFile,
  PathVariable,
  PostMapping,
  RedirectAttributes,
  RequestMapping,
  RequestParam,
} from '@vernal/web';
import { PictureChangedEvent } from '../pictures/picture-changed-event.js';
import { readPictureContent, UnusablePictureException } from '../pictures/picture-content.js';
import { PictureStore } from '../pictures/picture-store.js';
import { StudioPage } from './studio-page.js';

/** Where pictures get other bytes at the same URL. */
@Controller()
@RequestMapping('/studio')
export class StudioController {
  readonly #store: PictureStore;
  readonly #page: StudioPage;
  readonly #events: ApplicationEventPublisher;

  constructor(store: PictureStore, page: StudioPage, events: ApplicationEventPublisher) {
    this.#store = store;
    this.#page = page;
    this.#events = events;
  }

  @GetMapping()
  studio(): Promise<ModelAndView> {
    return this.#page.show();
  }

  @PostMapping('/pictures/{name}')
  async replace(
    @PathVariable('name') name: string,
    @RequestParam('file', { required: false, type: MultipartFile }) file: MultipartFile | undefined,
    redirect: RedirectAttributes,
  ): Promise<string> {
    if (!file || file.isEmpty) throw new UnusablePictureException('No file was chosen. Choose a picture first.');
    const content = await readPictureContent(await file.getBytes());
    const picture = await this.#store.replace(name, content);
    await this.#events.publishEvent(new PictureChangedEvent(picture));
    redirect.addFlashAttribute('message', `“${picture.title}” has a new picture.`);
    return 'redirect:/studio';
  }
}
