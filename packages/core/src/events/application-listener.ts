import { type Class, designParamTypes } from '../metadata/annotations.js';
import { Interface } from '../metadata/interfaces.js';
import { isClass } from '../metadata/type-reference.js';
import type { MaybePromise } from '../util/promises.js';
import { ApplicationEvent } from './application-event.js';

/**
 * Listens to events. Which ones, its class says by `static eventType = SomeEvent` (or a list of them); without that it
 * gets all. A type that is no {@link ApplicationEvent} means payloads of that type. Source: Spring's `ApplicationListener`.
 */
@Interface({ all: ['onApplicationEvent'] })
export abstract class ApplicationListener<E = ApplicationEvent> {
  /** Publishing waits where a promise is returned, and fails where this fails. */
  abstract onApplicationEvent(event: E): MaybePromise<void>;

  /** Whether events of a type are wanted, for listeners that decide it themselves. `payload` is the type of what was published as no event. */
  supportsEventType?(event: Class, payload: Class | undefined): boolean;
}

/** Publishes events to the listeners of a context and of its parents. */
@Interface({ all: ['publishEvent'] })
export abstract class ApplicationEventPublisher {
  /**
   * Calls all listeners that want the event, one after the other; a promise is given only where one of them gave one.
   * Anything may be an event.
   *
   * @throws what a listener throws; the later listeners are not called then.
   */
  abstract publishEvent(event: unknown): MaybePromise<void>;
}

/** The types of events that a listener's class says it wants; undefined where it says nothing. */
export function declaredEventTypes(listenerType: Class): readonly Class[] | undefined {
  const { eventType } = listenerType as { readonly eventType?: unknown };
  if (Array.isArray(eventType)) return eventType as Class[];
  const said = eventType ?? designParamTypes(listenerType, 'onApplicationEvent')?.[0];
  return isClass(said) && said !== Object ? [said] : undefined;
}

/** Whether an event, or its payload, is of a type. */
export function isEventOf(type: Class, event: Class, payload: Class | undefined): boolean {
  if (isSubclass(event, type)) return true;
  return payload !== undefined && !isSubclass(type, ApplicationEvent) && isSubclass(payload, type);
}

function isSubclass(candidate: Class, type: Class): boolean {
  return candidate === type || type === Object || candidate.prototype instanceof type;
}
