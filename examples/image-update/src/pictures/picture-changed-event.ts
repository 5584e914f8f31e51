import type { Picture } from './picture.js';

/** Published when other bytes stand at a picture's URL. */
export class PictureChangedEvent {
  readonly picture: Picture;

  constructor(picture: Picture) {
    this.picture = picture;
  }
}
