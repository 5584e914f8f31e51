import type { Picture } from './picture.js';
import type { PictureContent } from './picture-content.js';

/** Keeps the pictures. A picture is replaced whole or not at all. */
export abstract class PictureStore {
  abstract list(): Promise<readonly Picture[]>;
  /** Throws a `PictureNotFoundException` for a name that is not there. */
  abstract get(name: string): Promise<Picture>;
  /** A file with the bytes of this picture; it stays readable while a newer one takes its place. */
  abstract path(picture: Picture): string;
  /** Puts other bytes at a picture's name. Throws a `PictureNotFoundException` for a name that is not there. */
  abstract replace(name: string, content: PictureContent): Promise<Picture>;
}
