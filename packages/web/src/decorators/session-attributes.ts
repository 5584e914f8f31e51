import { annotationKey, type Class, decoratorFor } from '@vernal/core';

/** What `@SessionAttributes` says: which attributes of the model are kept in the session. */
export interface SessionAttributesOptions {
  /** Names of model attributes. */
  readonly names?: readonly string[];
  /** Classes of model attributes. */
  readonly types?: readonly Class[];
}

/** What `@SessionAttributes` records. */
export const SESSION_ATTRIBUTES = annotationKey<SessionAttributesOptions>('SessionAttributes');

/**
 * Keeps model attributes of a controller in the session between its requests, until a handler calls
 * `SessionStatus.setComplete()`. Source: Spring's `@SessionAttributes`.
 */
export function SessionAttributes(
  ...given: readonly string[] | readonly [SessionAttributesOptions]
): (type: Class) => void {
  const [first] = given;
  const options = typeof first === 'object' ? first : { names: given as readonly string[] };
  return decoratorFor(SESSION_ATTRIBUTES, options, 'class');
}
