import { ExceptionHandler, HttpStatus, ResponseStatus, RestControllerAdvice } from '@vernal/web';
import { ChildFailure } from './child-failure.js';

/** An advice in the root context holds for the controllers of all children. */
@RestControllerAdvice()
export class RootAdvice {
  @ExceptionHandler(ChildFailure)
  @ResponseStatus(HttpStatus.CONFLICT)
  failed(): string {
    return 'handled in the root';
  }
}
