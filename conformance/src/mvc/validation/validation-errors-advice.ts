import {
  ExceptionHandler,
  HandlerMethodValidationException,
  MethodArgumentNotValidException,
  ParameterErrors,
  type ParameterValidationResult,
  ResponseEntity,
  RestControllerAdvice,
} from '@vernal/web';
import { errorList, type ListedError } from '../binding/error-list.js';
import { MethodValidationController } from './method-validation-controller.js';
import { SpringValidatorController } from './spring-validator-controller.js';
import { ValidationController } from './validation-controller.js';

interface ArgumentErrors {
  readonly argument: string;
  readonly index?: number;
  readonly errors?: ListedError[];
  readonly codes?: string[];
}

/** Writes the two kinds of validation failure of the controllers in this folder, each with its own kind in X-Kind. */
@RestControllerAdvice({
  assignableTypes: [ValidationController, MethodValidationController, SpringValidatorController],
})
export class ValidationErrorsAdvice {
  /** One invalid object: errors sorted by field and code. */
  @ExceptionHandler()
  object(failure: MethodArgumentNotValidException): ResponseEntity<ListedError[]> {
    const answer = ResponseEntity.status(failure.getStatusCode()).header('X-Kind', 'object');
    return answer.body(errorList(failure.bindingResult));
  }

  /**
   * Invalid arguments: one entry per argument, sorted by name. An invalid element of a list adds its index, an object its
   * errors, a plain value only the codes.
   */
  @ExceptionHandler()
  arguments(failure: HandlerMethodValidationException): ResponseEntity<ArgumentErrors[]> {
    const list = failure.parameterValidationResults.map(argumentErrors).sort(byArgument);
    return ResponseEntity.status(failure.getStatusCode()).header('X-Kind', 'arguments').body(list);
  }
}

function argumentErrors(result: ParameterValidationResult): ArgumentErrors {
  const argument = result.methodParameter.name ?? '';
  const place = result.containerIndex === undefined ? {} : { index: result.containerIndex };
  if (result instanceof ParameterErrors) return { argument, errors: errorList(result.errors), ...place };
  const codes = result.resolvableErrors.map(({ codes }) => codes.at(-1) ?? '').sort();
  return { argument, codes, ...place };
}

function byArgument(one: ArgumentErrors, other: ArgumentErrors): number {
  return compare(one.argument, other.argument) || compare(String(one.index ?? null), String(other.index ?? null));
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
