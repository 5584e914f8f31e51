import { type DecoratorFor, decoratorFor } from '../metadata/decorator-targets.js';
import { LOWEST_PRECEDENCE, ORDER, PRIORITY } from '../util/ordered.js';

/** The place of a bean, a listener or a handler in ordered lists: lower values first. Default: last. */
export function Order(value: number = LOWEST_PRECEDENCE): DecoratorFor<'class' | 'method'> {
  return decoratorFor(ORDER, { value }, 'class', 'method');
}

/** Like {@link Order} on a class; where one of several beans is asked for, the lowest value wins, too. */
export function Priority(value: number): DecoratorFor<'class'> {
  return decoratorFor(PRIORITY, { value }, 'class');
}
