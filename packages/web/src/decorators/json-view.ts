import { annotationKey, type Class, type DecoratorFor, decoratorFor } from '@vernal/core';

/** What `@JsonView` records. */
export const JSON_VIEW = annotationKey<{ readonly views: readonly Class[] }>('JsonView');

/**
 * On a field: the views that it belongs to, subclasses included. On a handler: the view that is written, and on a body
 * parameter the one that is read: fields of other views, and fields without any, are left out. Source: Jackson's `@JsonView`.
 */
export function JsonView(...views: readonly Class[]): DecoratorFor<'method' | 'field' | 'parameter'> {
  return decoratorFor(JSON_VIEW, { views }, 'method', 'field', 'parameter');
}
