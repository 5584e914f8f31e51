import { annotationKey, type Class, findClassAnnotation } from '../metadata/annotations.js';
import { Interface, isInstance } from '../metadata/interfaces.js';
import { getClass } from '../metadata/type-reference.js';

/** The order of what comes first of all. */
export const HIGHEST_PRECEDENCE = -2147483648;

/** The order of what comes last, and of everything that says nothing about its order. */
export const LOWEST_PRECEDENCE = 2147483647;

/** What `@Order` records. */
export const ORDER = annotationKey<{ readonly value: number }>('Order');

/** What `@Priority` records. */
export const PRIORITY = annotationKey<{ readonly value: number }>('Priority');

/** An object that says where in a list it belongs: lower values first. Source: Spring's `Ordered`. */
@Interface({ all: ['getOrder'] })
export abstract class Ordered {
  abstract getOrder(): number;
}

/**
 * Comes before everything that is merely {@link Ordered}, whatever the values are. A class extends it, or says
 * `@Implements(PriorityOrdered)`.
 */
export abstract class PriorityOrdered extends Ordered {}

/** The order of an object, from `getOrder()`, else of its class; undefined where nothing is said. */
export function orderOf(bean: object): number | undefined {
  const { getOrder } = bean as Partial<Ordered>;
  if (typeof bean !== 'function' && typeof getOrder === 'function') return getOrder.call(bean);
  return declaredOrder(typeof bean === 'function' ? (bean as Class) : getClass(bean));
}

/** What `@Order`, else `@Priority`, says on a class or a superclass. */
export function declaredOrder(type: Class): number | undefined {
  return (findClassAnnotation(type, ORDER) ?? findClassAnnotation(type, PRIORITY))?.value;
}

/** An object with what its order is taken from. */
export interface OrderEntry<T> {
  readonly item: T;
  readonly order: number | undefined;
  readonly priority: boolean;
}

/** Sorts by {@link PriorityOrdered}, then by {@link orderOf}; equals keep their places. The given list is left as it is. */
export function sortByOrder<T>(list: readonly T[]): T[] {
  return sortEntries(
    list.map((item) => ({ item, order: orderOf(Object(item) as object), priority: isPriorityOrdered(item) })),
  );
}

/** Sorts entries whose order was found elsewhere, by the rule of {@link sortByOrder}. */
export function sortEntries<T>(entries: readonly OrderEntry<T>[]): T[] {
  return entries.toSorted(compareEntries).map((entry) => entry.item);
}

/** Whether an object belongs to the group that precedes all others. */
export function isPriorityOrdered(value: unknown): boolean {
  return isInstance(value, PriorityOrdered);
}

function compareEntries(a: OrderEntry<unknown>, b: OrderEntry<unknown>): number {
  if (a.priority !== b.priority) return a.priority ? -1 : 1;
  const first = a.order ?? LOWEST_PRECEDENCE;
  const second = b.order ?? LOWEST_PRECEDENCE;
  return first < second ? -1 : first > second ? 1 : 0;
}
