import { ErrorResponseException, HttpStatus, ProblemDetail } from '@vernal/web';

/** Text for a reader comes from the code `problemDetail.<class>` of the messages, with these arguments. */
abstract class PictureException extends ErrorResponseException {
  constructor(status: HttpStatus, detail: string, args: readonly unknown[] = [], cause?: unknown) {
    super(status, ProblemDetail.forStatusAndDetail(status, detail), { detailMessageArguments: args, cause });
  }
}

/** A picture was asked for by a name that no picture has. */
export class PictureNotFoundException extends PictureException {
  constructor(name: string) {
    super(HttpStatus.NOT_FOUND, `There is no picture called "${name}".`, [name]);
  }
}

/** Another picture has this name. */
export class PictureNameTakenException extends PictureException {
  constructor(readonly pictureName: string) {
    super(HttpStatus.CONFLICT, `There is a picture called "${pictureName}" already.`, [pictureName]);
  }
}

/** Why bytes are no picture that the gallery can show: the code of the message for the person who sent them. */
type Unusable = 'missing' | 'empty' | 'broken' | 'kind' | 'pixels';

const REASONS: Readonly<Record<Unusable, string>> = {
  missing: 'No file was chosen. Choose a picture first.',
  empty: 'The file is empty. Choose a picture.',
  broken: 'The file is not a whole picture. Choose a JPEG, PNG, WebP, GIF or AVIF picture.',
  kind: 'The gallery cannot show this kind of file. Choose a JPEG, PNG, WebP, GIF or AVIF picture.',
  pixels: 'The picture has too many pixels. Choose one of at most 50 megapixels.',
};

/** The bytes are no picture that the gallery can show. */
export class UnusablePictureException extends PictureException {
  constructor(
    readonly reason: Unusable,
    cause?: unknown,
  ) {
    super(HttpStatus.UNPROCESSABLE_ENTITY, REASONS[reason], [], cause);
  }

  override getDetailMessageCode(): string {
    return `problemDetail.UnusablePictureException.${this.reason}`;
  }
}
