import { type ConfigurableListableBeanFactory, HierarchicalBeanFactory } from '../beans/bean-factory.js';
import type { Environment } from '../env/environment.js';
import type { ApplicationEventPublisher } from '../events/application-listener.js';
import type { MessageSource } from '../messages/message-source.js';
import type { MessageSourceResolvable } from '../messages/message-source-resolvable.js';
import type { MaybePromise } from '../util/promises.js';

/**
 * A bean factory with an environment, events and a life of its own: what an application is held by. Source: Spring's
 * `ApplicationContext`.
 */
export abstract class ApplicationContext
  extends HierarchicalBeanFactory
  implements ApplicationEventPublisher, MessageSource
{
  /** Unique within the process. */
  abstract getId(): string;
  /** For messages. Default: the id. */
  abstract getDisplayName(): string;
  /** Milliseconds since the epoch of the last refresh; 0 before it. */
  abstract getStartupDate(): number;
  abstract getParent(): ApplicationContext | undefined;
  abstract getEnvironment(): Environment;
  /** The factory that holds the beans. */
  abstract getBeanFactory(): ConfigurableListableBeanFactory;
  /** Whether the context was refreshed and is not closed. */
  abstract isActive(): boolean;

  abstract publishEvent(event: unknown): MaybePromise<void>;

  /** A message of the `messageSource` bean of this context or a parent. @throws NoSuchMessageException where there is none. */
  abstract getMessage(code: string, args: readonly unknown[] | undefined, locale: Intl.Locale): string;
  /** The message, or the default one with the arguments put in. */
  abstract getMessage(
    code: string,
    args: readonly unknown[] | undefined,
    defaultMessage: string,
    locale: Intl.Locale,
  ): string;
  abstract getMessage(
    code: string,
    args: readonly unknown[] | undefined,
    defaultMessage: string | undefined,
    locale: Intl.Locale,
  ): string | undefined;
  abstract getMessage(resolvable: MessageSourceResolvable, locale: Intl.Locale): string;
}
