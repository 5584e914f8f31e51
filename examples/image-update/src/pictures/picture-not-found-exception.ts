import { HttpStatus, ResponseStatusException } from '@vernal/web';

/** A picture was asked for by a name that no picture has. */
export class PictureNotFoundException extends ResponseStatusException {
  constructor(name: string) {
    super(HttpStatus.NOT_FOUND, `There is no picture called "${name}".`);
  }
}
