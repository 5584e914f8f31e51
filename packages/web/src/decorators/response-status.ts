import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';
import type { HttpStatusCode } from '../http/http-status.js';

/** What `@ResponseStatus` says. */
export interface ResponseStatusAttributes {
  readonly code: number;
  /** Given: the answer is the container's error page of that status, and what the method returns is not written. */
  readonly reason?: string;
}

/** What `@ResponseStatus` records. */
export const RESPONSE_STATUS = annotationKey<ResponseStatusAttributes>('ResponseStatus');

/** The status of a handler's answer, of all handlers of a class, or of an error class. Source: Spring's `@ResponseStatus`. */
export function ResponseStatus(
  status: number | HttpStatusCode | { readonly code: number | HttpStatusCode; readonly reason?: string },
): DecoratorFor<'class' | 'method'> {
  return decoratorFor(RESPONSE_STATUS, attributesOf(status), 'class', 'method');
}

function attributesOf(status: Parameters<typeof ResponseStatus>[0]): ResponseStatusAttributes {
  if (typeof status === 'number') return { code: status };
  if ('value' in status) return { code: status.value };
  const { code } = status;
  return { ...status, code: typeof code === 'number' ? code : code.value };
}
