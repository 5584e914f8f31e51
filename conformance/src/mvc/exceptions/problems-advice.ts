import {
  ControllerAdvice,
  ErrorResponseException,
  ExceptionHandler,
  type HttpHeaders,
  HttpStatus,
  type HttpStatusCode,
  type MethodArgumentNotValidException,
  ProblemDetail,
  type ProblemEntity,
  type ResponseEntity,
  ResponseEntityExceptionHandler,
  ResponseStatusException,
  type WebRequest,
} from '@vernal/web';
import { errorList } from '../binding/error-list.js';
import { Unpaid } from './failures.js';

/**
 * The framework's exceptions become problem documents with status, title, headers and instance as the framework gives them.
 * The cases compare those; the wording of "detail" is replaced by a text of our own.
 */
@ControllerAdvice()
export class ProblemsAdvice extends ResponseEntityExceptionHandler {
  @ExceptionHandler()
  unpaid(failure: Unpaid): ProblemDetail {
    const problem = ProblemDetail.forStatus(HttpStatus.PAYMENT_REQUIRED);
    problem.setProperty('amount', failure.amount);
    return problem;
  }

  /** Adds the errors to the problem of an invalid object. */
  protected override handleMethodArgumentNotValid(
    failure: MethodArgumentNotValidException,
    headers: HttpHeaders,
    status: HttpStatusCode,
    request: WebRequest,
  ): ProblemEntity {
    failure.getBody().setProperty('errors', errorList(failure.bindingResult));
    return super.handleMethodArgumentNotValid(failure, headers, status, request);
  }

  /** Every standard exception comes through here. */
  protected override async handleExceptionInternal(
    failure: Error,
    body: unknown,
    headers: HttpHeaders,
    status: HttpStatusCode,
    request: WebRequest,
  ): Promise<ResponseEntity<unknown> | undefined> {
    const response = await super.handleExceptionInternal(failure, body, headers, status, request);
    if (response?.body instanceof ProblemDetail && isStandard(failure)) response.body.detail = 'standard';
    return response;
  }
}

/** Neither of the two exceptions that the handlers throw themselves. */
function isStandard(failure: Error): boolean {
  return failure.constructor !== ErrorResponseException && failure.constructor !== ResponseStatusException;
}
