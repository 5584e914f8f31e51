import { Component, PostConstruct } from '@vernal/core';
import { GallerySettings } from '../gallery-settings.js';
import { PictureStore } from '../pictures/picture-store.js';
import { samplePictures } from '../pictures/sample-pictures.js';
import { UserStore } from '../users/user-store.js';

/** Gives a new store its first user and some pictures. */
@Component()
export class FirstStart {
  readonly #settings: GallerySettings;
  readonly #users: UserStore;
  readonly #pictures: PictureStore;
  /** Whether the store was empty. */
  isFirst = false;

  constructor(settings: GallerySettings, users: UserStore, pictures: PictureStore) {
    this.#settings = settings;
    this.#users = users;
    this.#pictures = pictures;
  }

  @PostConstruct()
  async fillEmptyStore(): Promise<void> {
    const { user, password } = this.#settings;
    this.isFirst = await this.#users.addFirst(user, password);
    if (!this.isFirst) return;
    for (const { name, title, content } of await samplePictures()) {
      await this.#pictures.add(name, title, content, user);
    }
  }
}
