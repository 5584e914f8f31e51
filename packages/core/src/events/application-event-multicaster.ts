import type { Class } from '../metadata/annotations.js';
import { getClass } from '../metadata/type-reference.js';
import { sortByOrder } from '../util/ordered.js';
import type { MaybePromise } from '../util/promises.js';
import { runSteps, type Steps, until } from '../util/steps.js';
import { type ApplicationEvent, PayloadApplicationEvent } from './application-event.js';
import { type ApplicationListener, declaredEventTypes, isEventOf } from './application-listener.js';

/** Knows the listeners and sends events to them. Source: Spring's `ApplicationEventMulticaster`. */
export abstract class ApplicationEventMulticaster {
  abstract addApplicationListener(listener: ApplicationListener<never>): void;
  /** Adds a listener that is made when the first event for it comes. */
  abstract addApplicationListenerBean(name: string): void;
  abstract removeApplicationListener(listener: ApplicationListener<never>): void;
  abstract removeApplicationListenerBean(name: string): void;
  abstract removeAllListeners(): void;
  /** Calls the listeners one after the other, by their order. */
  abstract multicastEvent(event: ApplicationEvent): MaybePromise<void>;
}

/** Where listeners are that are beans. */
export interface ListenerBeans {
  /** The classes that may tell what the listener wants: that of the object, that of the definition. */
  getTypes(name: string): readonly Class[];
  getListener(name: string): MaybePromise<ApplicationListener<never>>;
  isSingleton(name: string): boolean;
  /** Whether the bean is gone. */
  isMissing(name: string): boolean;
}

interface Retrieved {
  readonly listeners: readonly ApplicationListener<never>[];
  /** Whether every listener is the same for the next event of the kind. */
  readonly isLasting: boolean;
}

/** Sends every event in the caller's own turn; see {@link ApplicationListener} for async listeners. */
export class SimpleApplicationEventMulticaster extends ApplicationEventMulticaster {
  readonly #listeners = new Set<ApplicationListener<never>>();
  readonly #beanNames = new Set<string>();
  readonly #beans: ListenerBeans | undefined;
  readonly #cache = new Map<Class, Map<Class | undefined, readonly ApplicationListener<never>[]>>();

  constructor(beans?: ListenerBeans) {
    super();
    this.#beans = beans;
  }

  override addApplicationListener(listener: ApplicationListener<never>): void {
    this.#listeners.add(listener);
    this.#cache.clear();
  }

  override addApplicationListenerBean(name: string): void {
    this.#beanNames.add(name);
    this.#cache.clear();
  }

  override removeApplicationListener(listener: ApplicationListener<never>): void {
    this.#listeners.delete(listener);
    this.#cache.clear();
  }

  override removeApplicationListenerBean(name: string): void {
    this.#beanNames.delete(name);
    this.#cache.clear();
  }

  override removeAllListeners(): void {
    this.#listeners.clear();
    this.#beanNames.clear();
    this.#cache.clear();
  }

  override multicastEvent(event: ApplicationEvent): MaybePromise<void> {
    return runSteps(this.#multicast(event));
  }

  *#multicast(event: ApplicationEvent): Steps<void> {
    const eventType = getClass(event);
    const payload = event instanceof PayloadApplicationEvent ? event.payload : undefined;
    const payloadType = payload === undefined || payload === null ? undefined : getClass(payload);
    const cached = this.#cache.get(eventType)?.get(payloadType);
    const listeners = cached ?? (yield* this.#find(eventType, payloadType));
    for (const listener of listeners) {
      const given = takesPayload(listener, eventType) ? payload : event;
      yield* until(listener.onApplicationEvent(given as never));
    }
  }

  *#find(eventType: Class, payloadType: Class | undefined): Steps<readonly ApplicationListener<never>[]> {
    const { listeners, isLasting } = yield* this.#retrieve(eventType, payloadType);
    if (!isLasting) return listeners;
    const byPayload = this.#cache.get(eventType) ?? new Map<Class | undefined, readonly ApplicationListener<never>[]>();
    this.#cache.set(eventType, byPayload.set(payloadType, listeners));
    return listeners;
  }

  *#retrieve(eventType: Class, payloadType: Class | undefined): Steps<Retrieved> {
    const found = new Set([...this.#listeners].filter((listener) => supports(listener, eventType, payloadType)));
    let isLasting = true;
    for (const name of [...this.#beanNames]) {
      const beans = this.#beans;
      if (!beans || beans.isMissing(name)) continue;
      if (!beans.getTypes(name).every((type) => mayWant(type, eventType, payloadType))) continue;
      const listener = yield* until(beans.getListener(name));
      if (!supports(listener, eventType, payloadType)) continue;
      found.add(listener);
      isLasting &&= beans.isSingleton(name);
    }
    return { listeners: sortByOrder([...found]), isLasting };
  }
}

function supports(listener: ApplicationListener<never>, event: Class, payload: Class | undefined): boolean {
  if (listener.supportsEventType) return listener.supportsEventType(event, payload);
  return mayWant(getClass(listener), event, payload);
}

function mayWant(listenerType: Class, event: Class, payload: Class | undefined): boolean {
  const types = declaredEventTypes(listenerType);
  return types === undefined || types.some((type) => isEventOf(type, event, payload));
}

/** Whether a listener asks for payloads by its class, not for the event around them. */
function takesPayload(listener: ApplicationListener<never>, event: Class): boolean {
  if (event !== PayloadApplicationEvent || listener.supportsEventType) return false;
  const types = declaredEventTypes(getClass(listener));
  return types !== undefined && !types.some((type) => isEventOf(type, event, undefined));
}
