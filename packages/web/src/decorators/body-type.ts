import { annotationKey, type DecoratorFor, decoratorFor, type TypeDeclaration, type TypeSource } from '@vernal/core';

/** What `@BodyType` records. */
export const BODY_TYPE = annotationKey<TypeDeclaration>('BodyType');

/**
 * The type of the body: of an `HttpEntity` parameter, whose own type says nothing of it, or of what a handler writes where it
 * returns a promise, an entity, or may return nothing.
 */
export function BodyType(type: TypeSource, options: TypeDeclaration = {}): DecoratorFor<'method' | 'parameter'> {
  return decoratorFor(BODY_TYPE, { ...options, type }, 'method', 'parameter');
}
