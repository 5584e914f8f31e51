import {
  ExceptionHandler,
  HttpStatus,
  MaxUploadSizeExceededException,
  MissingServletRequestPartException,
  MultipartException,
  MultipartFile,
  PostMapping,
  ProblemDetail,
  RequestParam,
  RestController,
} from '@vernal/web';

/** Because of the late parsing, this controller's own exception handlers see what goes wrong. */
@RestController()
export class LazyUploadController {
  @PostMapping('/file')
  file(@RequestParam() file: MultipartFile): string {
    return `${file.name} has ${file.size} bytes`;
  }

  /** A handler that wants no part: even a request that is too large does no harm. */
  @PostMapping('/untouched')
  untouched(): string {
    return 'not looked at';
  }

  @ExceptionHandler()
  tooLarge(_failure: MaxUploadSizeExceededException): ProblemDetail {
    return ProblemDetail.forStatusAndDetail(HttpStatus.PAYLOAD_TOO_LARGE, 'too large for us');
  }

  @ExceptionHandler()
  notMultipart(_failure: MultipartException): ProblemDetail {
    return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, 'not a multipart request');
  }

  @ExceptionHandler()
  missing(failure: MissingServletRequestPartException): ProblemDetail {
    return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, `missing: ${failure.requestPartName}`);
  }
}
