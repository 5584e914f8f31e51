import { SmartInitializingSingleton } from '../beans/bean-callbacks.js';
import type { ConfigurableListableBeanFactory } from '../beans/bean-factory.js';
import { EVENT_LISTENER } from '../decorators/event-listener.js';
import type { ApplicationListener } from '../events/application-listener.js';
import { annotatedMembers, type Class } from '../metadata/annotations.js';
import type { ApplicationContext } from './application-context.js';
import { ApplicationListenerMethodAdapter } from './application-listener-method-adapter.js';

/** A context that takes listeners. */
interface ListenerHost extends ApplicationContext {
  addApplicationListener(listener: ApplicationListener<never>): void;
}

/** Registers the `@EventListener` methods of all beans, once the singletons are made. */
export class EventListenerMethodProcessor extends SmartInitializingSingleton {
  readonly #factory: ConfigurableListableBeanFactory;
  readonly #host: ListenerHost;

  constructor(factory: ConfigurableListableBeanFactory, host: ListenerHost) {
    super();
    this.#factory = factory;
    this.#host = host;
  }

  override afterSingletonsInstantiated(): void {
    for (const name of this.#factory.getBeanNamesForType(Object)) {
      if (name.startsWith('scopedTarget.')) continue;
      const type = this.#factory.getType(name);
      if (type) this.#register(name, type);
    }
  }

  #register(beanName: string, type: Class): void {
    for (const method of annotatedMembers(type, EVENT_LISTENER)) {
      const adapter = new ApplicationListenerMethodAdapter(beanName, type, method as string, this.#host);
      this.#host.addApplicationListener(adapter);
    }
  }
}
