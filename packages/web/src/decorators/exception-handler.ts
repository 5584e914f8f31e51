import { annotationKey, type Class, type DecoratorFor, decoratorFor } from '@vernal/core';
import type { Texts } from './request-mapping.js';

/** What `@ExceptionHandler` says. */
export interface ExceptionHandlerOptions {
  /** Classes of errors, subclasses included. Default: the types of the method's parameters that are errors. */
  readonly exception?: Class | readonly Class[];
  /** Media types of the answer, one of which the client must accept. */
  readonly produces?: Texts;
}

/** What `@ExceptionHandler` records. */
export const EXCEPTION_HANDLER = annotationKey<ExceptionHandlerOptions>('ExceptionHandler');

/**
 * A method that handles errors of its controller, or of all controllers of an advice: `@ExceptionHandler()`,
 * `@ExceptionHandler(NotFound, Gone)`, `@ExceptionHandler({ exception: NotFound, produces: 'text/html' })`.
 * Source: Spring's `@ExceptionHandler`.
 */
export function ExceptionHandler(
  ...given: readonly Class[] | readonly [ExceptionHandlerOptions]
): DecoratorFor<'method'> {
  const [first] = given;
  const options: ExceptionHandlerOptions =
    typeof first === 'object' ? first : given.length > 0 ? { exception: given as readonly Class[] } : {};
  return decoratorFor(EXCEPTION_HANDLER, options, 'method');
}
