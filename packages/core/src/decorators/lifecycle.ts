import { annotationKey } from '../metadata/annotations.js';
import { type DecoratorFor, decoratorFor } from '../metadata/decorator-targets.js';

/** What `@PostConstruct` records. */
export const POST_CONSTRUCT = annotationKey<object>('PostConstruct');

/** A method to call when all is injected; it may be async. */
export function PostConstruct(): DecoratorFor<'method'> {
  return decoratorFor(POST_CONSTRUCT, {}, 'method');
}

/** What `@PreDestroy` records. */
export const PRE_DESTROY = annotationKey<object>('PreDestroy');

/** A method to call before the bean is given up; it may be async. */
export function PreDestroy(): DecoratorFor<'method'> {
  return decoratorFor(PRE_DESTROY, {}, 'method');
}

/** What `@Lazy` records. */
export const LAZY = annotationKey<{ readonly value: boolean }>('Lazy');

/**
 * On a class or `@Bean` method: the bean is made when first asked for. At an injection point: a stand-in is injected
 * that looks the bean up whenever it is used.
 */
export function Lazy(value = true): DecoratorFor<'class' | 'method' | 'field' | 'parameter'> {
  return decoratorFor(LAZY, { value }, 'class', 'method', 'field', 'parameter');
}

/** What `@DependsOn` records. */
export const DEPENDS_ON = annotationKey<{ readonly names: readonly string[] }>('DependsOn');

/** Names of beans to be made before this one, and to be destroyed after it. */
export function DependsOn(...names: readonly string[]): DecoratorFor<'class' | 'method'> {
  return decoratorFor(DEPENDS_ON, { names }, 'class', 'method');
}

/** What `@Role` records. */
export const ROLE = annotationKey<{ readonly value: BeanRole }>('Role');

/** Whether a bean is part of the application or of the machinery beneath. */
export type BeanRole = 'application' | 'support' | 'infrastructure';

/** Says what kind of part a bean is. It changes no behaviour but that of tools. */
export function Role(value: BeanRole): DecoratorFor<'class' | 'method'> {
  return decoratorFor(ROLE, { value }, 'class', 'method');
}

/** What `@Description` records. */
export const DESCRIPTION = annotationKey<{ readonly value: string }>('Description');

/** A sentence about a bean, for tools. */
export function Description(value: string): DecoratorFor<'class' | 'method'> {
  return decoratorFor(DESCRIPTION, { value }, 'class', 'method');
}
