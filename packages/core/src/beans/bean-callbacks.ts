import { Interface } from '../metadata/interfaces.js';
import type { MaybePromise } from '../util/promises.js';
import type { BeanFactory } from './bean-factory.js';

/** Is told the name of the bean, after its properties are set. */
@Interface({ all: ['setBeanName'] })
export abstract class BeanNameAware {
  abstract setBeanName(name: string): void;
}

/** Is told the factory that the bean lives in. */
@Interface({ all: ['setBeanFactory'] })
export abstract class BeanFactoryAware {
  abstract setBeanFactory(factory: BeanFactory): void;
}

/** Is called when all is injected, after `@PostConstruct` methods and before an init method. */
@Interface({ all: ['afterPropertiesSet'] })
export abstract class InitializingBean {
  abstract afterPropertiesSet(): MaybePromise<void>;
}

/** Is called when the bean is given up, after `@PreDestroy` methods and before a destroy method. */
@Interface({ all: ['destroy'] })
export abstract class DisposableBean {
  abstract destroy(): MaybePromise<void>;
}

/**
 * Has a `close` that is called when the bean is given up, unless the definition names another method. A class extends it
 * or says `@Implements(AutoCloseable)`; objects with `Symbol.asyncDispose` or `Symbol.dispose` are closed by that.
 */
export abstract class AutoCloseable {
  abstract close(): MaybePromise<void>;
}

/** Is called once all singletons are made. */
@Interface({ all: ['afterSingletonsInstantiated'] })
export abstract class SmartInitializingSingleton {
  abstract afterSingletonsInstantiated(): MaybePromise<void>;
}
