import { ApplicationEventPublisher, Service } from '@vernal/core';
import type { MultipartFile } from '@vernal/web';
import type { Picture } from './picture.js';
import { type PictureChange, PictureChangedEvent } from './picture-changed-event.js';
import { readPictureContent } from './picture-content.js';
import { PictureNameTakenException, UnusablePictureException } from './picture-exceptions.js';
import { nameFrom, titleFrom } from './picture-name.js';
import { PictureStore } from './picture-store.js';

/** Names that are tried for an upload whose own is taken. */
const TRIED_NAMES = 100;

/** What the studio's user does with pictures; every viewer hears of it. */
@Service()
export class PictureService {
  readonly #store: PictureStore;
  readonly #events: ApplicationEventPublisher;

  constructor(store: PictureStore, events: ApplicationEventPublisher) {
    this.#store = store;
    this.#events = events;
  }

  /** A picture of its own, named after the file. Throws an `UnusablePictureException`. */
  async add(file: MultipartFile | undefined, author: string): Promise<Picture> {
    const content = await readPictureContent(await bytesOf(file));
    const fileName = file?.originalFilename ?? '';
    const name = nameFrom(fileName) ?? 'picture';
    const title = titleFrom(fileName) || name;
    for (let count = 1; ; count++) {
      try {
        const picture = await this.#store.add(count === 1 ? name : `${name}-${count}`, title, content, author);
        return await this.#told('added', picture);
      } catch (error) {
        if (!(error instanceof PictureNameTakenException) || count === TRIED_NAMES) throw error;
      }
    }
  }

  /** Other bytes at the same URL. Throws an `UnusablePictureException` or a `PictureNotFoundException`. */
  async replace(name: string, file: MultipartFile | undefined, author: string): Promise<Picture> {
    const content = await readPictureContent(await bytesOf(file));
    return this.#told('replaced', await this.#store.replace(name, content, author));
  }

  async restore(name: string, version: number, author: string): Promise<Picture> {
    return this.#told('replaced', await this.#store.restore(name, version, author));
  }

  async rename(name: string, newName: string, title: string): Promise<Picture> {
    const before = await this.#store.get(name);
    const picture = await this.#store.rename(name, newName, title);
    await this.#told('renamed', before);
    if (newName !== name) await this.#told('added', picture);
    return picture;
  }

  async remove(name: string): Promise<Picture> {
    return this.#told('removed', await this.#store.remove(name));
  }

  async #told(change: PictureChange, picture: Picture): Promise<Picture> {
    await this.#events.publishEvent(PictureChangedEvent.of(change, picture));
    return picture;
  }
}

async function bytesOf(file: MultipartFile | undefined): Promise<Uint8Array> {
  if (!file || (file.isEmpty && !file.originalFilename)) throw new UnusablePictureException('missing');
  return file.getBytes();
}
