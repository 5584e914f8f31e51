import type { ApplicationStartup } from '../beans/application-startup.js';
import type { Environment } from '../env/environment.js';
import type { ApplicationEventPublisher } from '../events/application-listener.js';
import { Interface } from '../metadata/interfaces.js';
import type { ApplicationContext } from './application-context.js';

/** Is told the environment, before the other things of the context. */
@Interface({ all: ['setEnvironment'] })
export abstract class EnvironmentAware {
  abstract setEnvironment(environment: Environment): void;
}

/** Is told what resolves the placeholders of texts. */
@Interface({ all: ['setEmbeddedValueResolver'] })
export abstract class EmbeddedValueResolverAware {
  abstract setEmbeddedValueResolver(resolve: (text: string) => string): void;
}

/** Is told where events are published. */
@Interface({ all: ['setApplicationEventPublisher'] })
export abstract class ApplicationEventPublisherAware {
  abstract setApplicationEventPublisher(publisher: ApplicationEventPublisher): void;
}

/** Is told where messages are found. */
@Interface({ all: ['setMessageSource'] })
export abstract class MessageSourceAware {
  abstract setMessageSource(source: ApplicationContext): void;
}

/** Is told what records the steps of the start. */
@Interface({ all: ['setApplicationStartup'] })
export abstract class ApplicationStartupAware {
  abstract setApplicationStartup(startup: ApplicationStartup): void;
}

/** Is told the context that the bean lives in. */
@Interface({ all: ['setApplicationContext'] })
export abstract class ApplicationContextAware {
  abstract setApplicationContext(context: ApplicationContext): void;
}
