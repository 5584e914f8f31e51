import { annotationKey, type Class } from '../metadata/annotations.js';
import { type DecoratorFor, decoratorFor } from '../metadata/decorator-targets.js';
import type { TypeReference } from '../metadata/type-reference.js';

/** What `@EventListener` says. */
export interface EventListenerOptions {
  /** The types of events or payloads to listen to. Default: the type of the method's parameter. */
  readonly classes?: readonly TypeReference[];
  /** Whether an event is for this listener. Default: every one of the types. */
  readonly condition?: (event: never) => boolean;
  /** Names the listener. Default: class and method. */
  readonly id?: string;
  /** Whether the publisher goes on without waiting; failures are then logged. Default: false. */
  readonly async?: boolean;
}

/** What `@EventListener` records. */
export const EVENT_LISTENER = annotationKey<EventListenerOptions>('EventListener');

/**
 * A method to call with events: `@EventListener()` (by the parameter's type), `@EventListener(A, B)`, or options. What
 * it returns (or each element of a list) is published in turn. Source: Spring's `@EventListener`.
 */
export function EventListener(...classes: readonly Class[]): DecoratorFor<'method'>;
export function EventListener(options: EventListenerOptions): DecoratorFor<'method'>;
export function EventListener(...given: readonly (Class | EventListenerOptions)[]): DecoratorFor<'method'> {
  const [first] = given;
  const options = first !== undefined && typeof first !== 'function' ? first : undefined;
  const classes = given.filter((type): type is Class => typeof type === 'function');
  return decoratorFor(EVENT_LISTENER, options ?? (classes.length > 0 ? { classes } : {}), 'method');
}
