import {
  ApplicationContextEvent,
  ApplicationEvent,
  type ApplicationEventPublisher,
  type ApplicationEventPublisherAware,
  type ApplicationListener,
  ContextRefreshedEvent,
  ContextStartedEvent,
  ContextStoppedEvent,
  EventListener,
  type InitializingBean,
  type MaybePromise,
  Order,
  type Ordered,
} from '@vernal/core';
import { Named } from './named.js';
import { Failure } from './plain.js';

/** An event with a text. */
export class Ping extends ApplicationEvent {
  constructor(text: string) {
    super(text);
  }

  text(): string {
    return this.source as string;
  }
}

/** A special Ping: listeners to Ping get it, too. */
export class LoudPing extends Ping {}

/** The answer to a Ping; a payload event, as it is no ApplicationEvent. */
export class Pong {
  constructor(readonly text: string) {}
}

/** Listens to Ping by its interface. */
export class PingListener extends Named implements ApplicationListener<Ping> {
  static readonly eventType = Ping;

  onApplicationEvent(event: Ping): void {
    this.trace(`ping ${event.text()}`);
  }
}

/** Listens to Ping, with an order. */
export class RankedPingListener extends PingListener implements Ordered {
  order = 0;

  getOrder(): number {
    return this.order;
  }
}

/** Listens by annotated methods: to Ping, to LoudPing or Pong without a parameter, to a text, to the refreshed context. */
export class AnnotatedListener extends Named {
  @EventListener()
  @Order(2)
  onPing(event: Ping): void {
    this.trace(`onPing ${event.text()}`);
  }

  @EventListener(LoudPing, Pong)
  @Order(1)
  onLoud(): void {
    this.trace('onLoud');
  }

  @EventListener()
  onText(text: string): void {
    this.trace(`onText ${text}`);
  }

  @EventListener()
  onRefreshed(_event: ContextRefreshedEvent): void {
    this.trace('onRefreshed');
  }
}

/** Listens to Ping by an annotated method of the order 1. */
export class FirstListener extends Named {
  @EventListener()
  @Order(1)
  onPing(event: Ping): void {
    this.trace(`onPing ${event.text()}`);
  }
}

/** Listens to Ping by an annotated method of the order 3. */
export class ThirdListener extends Named {
  @EventListener()
  @Order(3)
  onPing(event: Ping): void {
    this.trace(`onPing ${event.text()}`);
  }
}

/** Throws when a Ping comes. It has the order 2. */
export class FailingListener extends Named {
  @EventListener()
  @Order(2)
  onPing(_event: Ping): void {
    this.trace('fails');
    throw new Failure();
  }
}

/** What the method returns is published in turn. */
export class RelayListener extends Named {
  @EventListener()
  onPing(event: Ping): Pong | null {
    this.trace(`relays ${event.text()}`);
    return event.text() === 'silent' ? null : new Pong(`pong to ${event.text()}`);
  }
}

/** Every element of a returned list is an event of its own. */
export class ListRelayListener extends Named {
  @EventListener()
  onPing(event: Ping): unknown[] {
    this.trace(`relays ${event.text()}`);
    return [new Pong('one'), 'two', new Pong('three')];
  }
}

/** Listens to the payload of an event by an annotated method. */
export class PongListener extends Named {
  @EventListener()
  onPong(pong: Pong): void {
    this.trace(`onPong ${pong.text}`);
  }
}

/** Listens to the events of the context itself: its own one and those of its children. */
export class ContextListener extends Named implements ApplicationListener<ApplicationContextEvent> {
  static readonly eventType = ApplicationContextEvent;

  onApplicationEvent(event: ApplicationContextEvent): void {
    this.trace(`${kindOf(event)} of ${event.getApplicationContext().getDisplayName()}`);
  }
}

function kindOf(event: ApplicationContextEvent): string {
  if (event instanceof ContextRefreshedEvent) return 'refreshed';
  if (event instanceof ContextStartedEvent) return 'started';
  return event instanceof ContextStoppedEvent ? 'stopped' : 'closed';
}

/** Publishes a Ping while it is being initialized. */
export class EarlyPublisher extends Named implements ApplicationEventPublisherAware, InitializingBean {
  #publisher: ApplicationEventPublisher | undefined;

  setApplicationEventPublisher(publisher: ApplicationEventPublisher): void {
    this.#publisher = publisher;
  }

  afterPropertiesSet(): MaybePromise<void> {
    this.trace('publishes early');
    return this.#publisher?.publishEvent(new Ping('early'));
  }
}
