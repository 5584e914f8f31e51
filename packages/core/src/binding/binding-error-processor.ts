import { DefaultMessageSourceResolvable } from '../messages/message-source-resolvable.js';
import { FieldError } from '../validation/object-error.js';
import type { BindingResult } from './binding-result.js';
import type { PropertyAccessException } from './property-exceptions.js';

/** Records what went wrong while values were set. Source: Spring's `BindingErrorProcessor`. */
export interface BindingErrorProcessor {
  processMissingFieldError(field: string, result: BindingResult): void;
  processPropertyAccessException(exception: PropertyAccessException, result: BindingResult): void;
}

/** Records field errors with the codes `required`, `typeMismatch` and `methodInvocation`; the field's name is argument 0. */
export class DefaultBindingErrorProcessor implements BindingErrorProcessor {
  processMissingFieldError(field: string, result: BindingResult): void {
    const path = result.getNestedPath() + field;
    result.addError(
      new FieldError(result.getObjectName(), path, {
        rejectedValue: '',
        bindingFailure: true,
        codes: result.resolveMessageCodes('required', field),
        arguments: fieldArguments(result.getObjectName(), path),
        defaultMessage: `Field '${path}' is required`,
      }),
    );
  }

  processPropertyAccessException(exception: PropertyAccessException, result: BindingResult): void {
    const field = exception.propertyName ?? '';
    result.addError(
      new FieldError(result.getObjectName(), field, {
        rejectedValue: Array.isArray(exception.value) ? exception.value.join(',') : exception.value,
        bindingFailure: true,
        codes: result.resolveMessageCodes(exception.errorCode, field),
        arguments: fieldArguments(result.getObjectName(), field),
        defaultMessage: exception.message,
        cause: exception,
      }),
    );
  }
}

/** The name of the field as an argument of a message: itself looked for under two codes. */
function fieldArguments(objectName: string, field: string): readonly unknown[] {
  return [new DefaultMessageSourceResolvable([`${objectName}.${field}`, field], undefined, field)];
}
