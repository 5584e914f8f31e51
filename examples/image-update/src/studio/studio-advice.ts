import { ControllerAdvice, ExceptionHandler, MaxUploadSizeExceededException, ModelAndView } from '@vernal/web';
import { UnusablePictureException } from '../pictures/picture-exceptions.js';
import { megabytes } from '../web/megabytes.js';
import { StudioController } from './studio-controller.js';
import { StudioPage } from './studio-page.js';

/** Says on the studio's page why an upload was refused; the picture in place stays as it is. */
@ControllerAdvice({ assignableTypes: [StudioController] })
export class StudioAdvice {
  readonly #page: StudioPage;

  constructor(page: StudioPage) {
    this.#page = page;
  }

  @ExceptionHandler(UnusablePictureException)
  unusable(exception: UnusablePictureException): Promise<ModelAndView> {
    return this.#page.show({ error: { code: exception.getDetailMessageCode() }, status: 422 });
  }

  @ExceptionHandler(MaxUploadSizeExceededException)
  tooLarge(exception: MaxUploadSizeExceededException): Promise<ModelAndView> {
    const error = { code: 'problemDetail.MaxUploadSizeExceededException', args: [megabytes(exception.maxUploadSize)] };
    return this.#page.show({ error, status: 413 });
  }
}
