import { ControllerAdvice, ExceptionHandler, MaxUploadSizeExceededException, ModelAndView } from '@vernal/web';
import { UnusablePictureException } from '../pictures/picture-content.js';
import { StudioPage } from './studio-page.js';

/** Says on the studio's page why an upload was refused; the picture in place stays as it is. */
@ControllerAdvice()
export class StudioAdvice {
  readonly #page: StudioPage;

  constructor(page: StudioPage) {
    this.#page = page;
  }

  @ExceptionHandler(UnusablePictureException)
  unusable(exception: UnusablePictureException): Promise<ModelAndView> {
    return this.#page.show({ error: exception.message, status: 422 });
  }

  @ExceptionHandler(MaxUploadSizeExceededException)
  tooLarge(exception: MaxUploadSizeExceededException): Promise<ModelAndView> {
    const limit = (exception.maxUploadSize / 1_048_576).toFixed(1);
    return this.#page.show({ error: `The file is too large. A picture may have at most ${limit} MB.`, status: 413 });
  }
}
