import { Interface } from '../metadata/interfaces.js';
import type { MaybePromise } from '../util/promises.js';

/** Can be started and stopped; started only when its context is told to {@link ConfigurableApplicationContext.start}. */
@Interface({ all: ['start', 'stop', 'isRunning'] })
export abstract class Lifecycle {
  abstract start(): MaybePromise<void>;
  /** Resolves when it has stopped. */
  abstract stop(): MaybePromise<void>;
  abstract isRunning(): boolean;
}

/** The phase of what does not name one: started last, stopped first. */
export const DEFAULT_PHASE = 2147483647;

/** Is started with its context, by phases from low to high, and stopped the other way round. */
@Interface({ all: ['start', 'stop', 'isRunning', 'isAutoStartup'] })
export abstract class SmartLifecycle extends Lifecycle {
  /** Whether it is started when the context is refreshed. */
  isAutoStartup(): boolean {
    return true;
  }

  /** Default: {@link DEFAULT_PHASE}. Beans without this method that are no `SmartLifecycle` are of phase 0. */
  getPhase?(): number;
}

/** Starts and stops the lifecycle beans of a context. A bean `lifecycleProcessor` takes the place of the default one. */
@Interface({ all: ['start', 'stop', 'isRunning', 'onRefresh', 'onClose'] })
export abstract class LifecycleProcessor extends Lifecycle {
  /** The context is refreshed: starts what is to start by itself. */
  abstract onRefresh(): MaybePromise<void>;
  /** The context is closing: stops what runs. */
  abstract onClose(): MaybePromise<void>;
}
