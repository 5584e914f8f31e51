import {
  ExceptionHandler,
  HttpStatus,
  NoHandlerFoundException,
  ResponseStatus,
  RestControllerAdvice,
} from '@vernal/web';

/** Answers requests for which there is no handler, if the dispatcher servlet throws the exception. */
@RestControllerAdvice()
export class NotFoundAdvice {
  @ExceptionHandler(NoHandlerFoundException)
  @ResponseStatus(HttpStatus.NOT_FOUND)
  notFound(failure: NoHandlerFoundException): string {
    return `nothing at ${failure.requestURL}`;
  }
}
