import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';

export interface ResponseStatusOptions {
  readonly code: number;
  /** Given: the answer is the container's error page of that status, and what the method returns is not written. */
  readonly reason?: string;
}

/** What `@ResponseStatus` records. */
export const RESPONSE_STATUS = annotationKey<ResponseStatusOptions>('ResponseStatus');

/** The status of a handler's answer, of all handlers of a class, or of an error class. Source: Spring's `@ResponseStatus`. */
export function ResponseStatus(status: number | ResponseStatusOptions): DecoratorFor<'class' | 'method'> {
  return decoratorFor(RESPONSE_STATUS, typeof status === 'number' ? { code: status } : status, 'class', 'method');
}
