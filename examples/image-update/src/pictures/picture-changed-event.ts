import type { Picture } from './picture.js';
import { pictureUrl } from './picture.js';

export type PictureChange = 'added' | 'replaced' | 'renamed' | 'removed';

/** Published when something else stands at a picture's URL. */
export class PictureChangedEvent {
  /** The URL whose answer has changed. */
  readonly url: string;

  constructor(
    readonly change: PictureChange,
    readonly name: string,
    readonly lastModified: number,
    /** Whether another process of the same gallery has told of it. */
    readonly isRemote = false,
  ) {
    this.url = pictureUrl(name);
  }

  static of(change: PictureChange, picture: Picture): PictureChangedEvent {
    return new PictureChangedEvent(change, picture.name, picture.lastModified);
  }
}

/** Published when changes may have happened of which this process has not heard. */
export class NewsMissedEvent {}
