import { ApplicationEvent } from '../events/application-event.js';
import type { ApplicationContext } from './application-context.js';

/** Something that happened to a context. Those of a child reach its parents, too. */
export abstract class ApplicationContextEvent extends ApplicationEvent {
  constructor(override readonly source: ApplicationContext) {
    super(source);
  }

  getApplicationContext(): ApplicationContext {
    return this.source;
  }
}

/** All singletons are made and started. */
export class ContextRefreshedEvent extends ApplicationContextEvent {}

/** The context was told to start, see {@link Lifecycle}. */
export class ContextStartedEvent extends ApplicationContextEvent {}

/** The context was told to stop. */
export class ContextStoppedEvent extends ApplicationContextEvent {}

/** The context begins to close: all beans are there still. */
export class ContextClosedEvent extends ApplicationContextEvent {}
