import type { ConfigurableListableBeanFactory } from '../beans/bean-factory.js';
import { DestructionAwareBeanPostProcessor } from '../beans/bean-post-processor.js';
import { ApplicationListener } from '../events/application-listener.js';
import { isInstance } from '../metadata/interfaces.js';

/** What the detector tells of. */
interface DetectedListeners {
  addApplicationListener(listener: ApplicationListener<never>): void;
  listenerDestroyed(listener: ApplicationListener<never>, beanName: string): void;
}

/** Adds singletons that are listeners as soon as they are ready, and takes them away before they are given up. */
export class ApplicationListenerDetector extends DestructionAwareBeanPostProcessor {
  readonly #factory: ConfigurableListableBeanFactory;
  readonly #listeners: DetectedListeners;

  constructor(factory: ConfigurableListableBeanFactory, listeners: DetectedListeners) {
    super();
    this.#factory = factory;
    this.#listeners = listeners;
  }

  override postProcessAfterInitialization(bean: object, beanName: string): void {
    if (!isInstance(bean, ApplicationListener) || !this.#factory.containsBean(beanName)) return;
    if (this.#factory.containsBeanDefinition(beanName) && this.#factory.getBeanDefinition(beanName).isSingleton()) {
      this.#listeners.addApplicationListener(bean);
    }
  }

  override postProcessBeforeDestruction(bean: object, beanName: string): void {
    if (isInstance(bean, ApplicationListener)) this.#listeners.listenerDestroyed(bean, beanName);
  }

  override requiresDestruction(bean: object): boolean {
    return isInstance(bean, ApplicationListener);
  }
}
