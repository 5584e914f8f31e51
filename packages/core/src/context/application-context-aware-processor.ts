import type { ApplicationStartup } from '../beans/application-startup.js';
import { BeanPostProcessor } from '../beans/bean-post-processor.js';
import { isInstance } from '../metadata/interfaces.js';
import type { ApplicationContext } from './application-context.js';
import {
  ApplicationContextAware,
  ApplicationEventPublisherAware,
  ApplicationStartupAware,
  EmbeddedValueResolverAware,
  EnvironmentAware,
  MessageSourceAware,
} from './aware.js';

/** Tells beans about their context, before any other post-processor sees them. */
export class ApplicationContextAwareProcessor extends BeanPostProcessor {
  readonly #context: ApplicationContext;
  readonly #resolveText: (text: string) => string;
  readonly #startup: () => ApplicationStartup;

  constructor(context: ApplicationContext, resolveText: (text: string) => string, startup: () => ApplicationStartup) {
    super();
    this.#context = context;
    this.#resolveText = resolveText;
    this.#startup = startup;
  }

  override postProcessBeforeInitialization(bean: object): void {
    if (isInstance(bean, EnvironmentAware)) bean.setEnvironment(this.#context.getEnvironment());
    if (isInstance(bean, EmbeddedValueResolverAware)) bean.setEmbeddedValueResolver(this.#resolveText);
    if (isInstance(bean, ApplicationEventPublisherAware)) bean.setApplicationEventPublisher(this.#context);
    if (isInstance(bean, MessageSourceAware)) bean.setMessageSource(this.#context);
    if (isInstance(bean, ApplicationStartupAware)) bean.setApplicationStartup(this.#startup());
    if (isInstance(bean, ApplicationContextAware)) bean.setApplicationContext(this.#context);
  }
}
