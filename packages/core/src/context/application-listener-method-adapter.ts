import { BeanDefinitionStoreException } from '../beans/errors.js';
import type { EventListenerOptions } from '../decorators/event-listener.js';
import { EVENT_LISTENER } from '../decorators/event-listener.js';
import { PayloadApplicationEvent } from '../events/application-event.js';
import { ApplicationListener, isEventOf } from '../events/application-listener.js';
import { type Class, designParamTypes, findMemberAnnotation } from '../metadata/annotations.js';
import { isClass, isErased, resolveType } from '../metadata/type-reference.js';
import { IllegalStateException } from '../util/exceptions.js';
import { getLogger } from '../util/logger.js';
import { LOWEST_PRECEDENCE, ORDER } from '../util/ordered.js';
import { isPromiseLike, type MaybePromise } from '../util/promises.js';
import { runSteps, type Steps, until } from '../util/steps.js';
import type { ApplicationContext } from './application-context.js';

const logger = getLogger('vernal.context.EventListener');

/** Calls an `@EventListener` method of a bean, which is looked up for every event. */
export class ApplicationListenerMethodAdapter extends ApplicationListener<unknown> {
  readonly #context: ApplicationContext;
  readonly #beanName: string;
  readonly #method: string | symbol;
  readonly #options: EventListenerOptions;
  readonly #types: readonly Class[];
  readonly #order: number;
  readonly id: string;

  constructor(beanName: string, type: Class, method: string | symbol, context: ApplicationContext) {
    super();
    this.#beanName = beanName;
    this.#method = method;
    this.#context = context;
    this.#options = findMemberAnnotation(type, method, EVENT_LISTENER) ?? {};
    this.id = this.#options.id ?? `${type.name}.${String(method)}`;
    this.#types = eventTypes(this.id, this.#options, designParamTypes(type, method));
    this.#order = findMemberAnnotation(type, method, ORDER)?.value ?? LOWEST_PRECEDENCE;
  }

  getOrder(): number {
    return this.#order;
  }

  override supportsEventType(event: Class, payload: Class | undefined): boolean {
    return this.#types.some((type) => isEventOf(type, event, payload));
  }

  override onApplicationEvent(event: unknown): MaybePromise<void> {
    const argument = this.#argument(event);
    const { condition } = this.#options;
    if (condition && !(condition as (event: unknown) => boolean)(argument)) return undefined;
    const done = runSteps(this.#call(argument));
    if (!this.#options.async || !isPromiseLike(done)) return done;
    done.then(undefined, (error: unknown) => logger.error(`The listener ${this.id} failed.`, error));
    return undefined;
  }

  /** The event; what was published where the method does not ask for the event around it. */
  #argument(event: unknown): unknown {
    if (!(event instanceof PayloadApplicationEvent)) return event;
    return this.#types.some((type) => isEventOf(type, PayloadApplicationEvent, undefined)) ? event : event.payload;
  }

  *#call(argument: unknown): Steps<void> {
    const bean = this.#context.getBean(this.#beanName) as Record<string | symbol, (event: unknown) => unknown>;
    if (typeof bean[this.#method] !== 'function') {
      throw new IllegalStateException(
        `Bean '${this.#beanName}' has no method ${String(this.#method)}() for the listener ${this.id}.`,
      );
    }
    if (this.#options.async) yield Promise.resolve();
    const result = yield* until(bean[this.#method]?.(argument));
    for (const event of Array.isArray(result) ? (result as unknown[]) : [result]) {
      if (event !== undefined && event !== null) yield* until(this.#context.publishEvent(event));
    }
  }
}

function eventTypes(id: string, { classes }: EventListenerOptions, recorded: unknown[] | undefined): readonly Class[] {
  const types = classes ? classes.map(resolveType) : [recorded?.[0]];
  if (types.every((type) => isClass(type) && (classes !== undefined || !isErased(type)))) return types as Class[];
  throw new BeanDefinitionStoreException(
    `@EventListener() ${id} does not say what it listens to: ${recorded === undefined ? 'no types were recorded' : 'the type of its parameter is no class, or is imported by `import type`'}. ` +
      'Say it: @EventListener(SomeEvent).',
  );
}
