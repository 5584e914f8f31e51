import { annotationKey } from '../metadata/annotations.js';
import { type DecoratorFor, decoratorFor } from '../metadata/decorator-targets.js';

/** A qualifier: `type` is the name of the decorator, so that different ones are kept apart. */
export interface QualifierAttributes {
  readonly type: string;
  readonly value: unknown;
}

/** What `@Qualifier`, `@Named` and decorators made by {@link qualifierDecorator} record. */
export const QUALIFIER = annotationKey<QualifierAttributes>('Qualifier');

type QualifierDecorator = DecoratorFor<'class' | 'method' | 'field' | 'parameter'>;

/** Narrows an injection point to beans with the same qualifier, or the same name; on a class or `@Bean` method, gives it. */
export function Qualifier(value: string): QualifierDecorator {
  return qualified({ type: 'Qualifier', value });
}

/** JSR-330's name for {@link Qualifier}. */
export function Named(value: string): QualifierDecorator {
  return qualified({ type: 'Qualifier', value });
}

/** Makes a qualifier decorator of one's own: `const Genre = qualifierDecorator<string>('Genre')`. */
export function qualifierDecorator<V = void>(type: string): (value: V) => QualifierDecorator {
  return (value) => qualified({ type, value });
}

function qualified(attributes: QualifierAttributes): QualifierDecorator {
  return decoratorFor(QUALIFIER, attributes, 'class', 'method', 'field', 'parameter');
}

/** What `@Primary` records. */
export const PRIMARY = annotationKey<object>('Primary');

/** Prefers this bean where several are of the type. */
export function Primary(): DecoratorFor<'class' | 'method'> {
  return decoratorFor(PRIMARY, {}, 'class', 'method');
}

/** What `@Fallback` records. */
export const FALLBACK = annotationKey<object>('Fallback');

/** Takes this bean only where no other is of the type. */
export function Fallback(): DecoratorFor<'class' | 'method'> {
  return decoratorFor(FALLBACK, {}, 'class', 'method');
}
