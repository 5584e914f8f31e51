import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { EventListener } from '../decorators/event-listener.js';
import { Order } from '../decorators/order.js';
import { Component } from '../decorators/stereotypes.js';
import { ApplicationEvent, PayloadApplicationEvent } from '../events/application-event.js';
import type { ApplicationListener } from '../events/application-listener.js';
import { setLoggerFactory } from '../util/logger.js';
import { AnnotationConfigApplicationContext } from './annotation-config-application-context.js';
import { ContextClosedEvent, ContextRefreshedEvent } from './context-events.js';

class Ordered {
  constructor(readonly id: number) {}
}

class Shipped extends Ordered {}

class Audited extends ApplicationEvent {}

describe('publishEvent', () => {
  it('reaches methods by the type of their parameter, by order, subclasses included', async () => {
    const trace: string[] = [];
    @Component()
    class Listeners {
      @EventListener() @Order(2) all(event: Ordered): void {
        trace.push(`all ${event.id}`);
      }
      @EventListener(Shipped) @Order(1) shipped(): void {
        trace.push('shipped');
      }
    }
    const context = await AnnotationConfigApplicationContext.run(Listeners);
    assert.equal(context.publishEvent(new Ordered(1)), undefined);
    void context.publishEvent(new Shipped(2));
    assert.deepEqual(trace, ['all 1', 'shipped', 'all 2']);
  });

  it('asks conditions, and publishes what a listener returns', async () => {
    const trace: unknown[] = [];
    @Component()
    class Listeners {
      @EventListener({ classes: [Ordered], condition: (event: Ordered) => event.id > 1 })
      relay(event: Ordered): unknown[] {
        return [`a${event.id}`, `b${event.id}`];
      }
      @EventListener() text(text: string): void {
        trace.push(text);
      }
    }
    const context = await AnnotationConfigApplicationContext.run(Listeners);
    void context.publishEvent(new Ordered(1));
    void context.publishEvent(new Ordered(2));
    assert.deepEqual(trace, ['a2', 'b2']);
  });

  it('waits for async listeners, one after the other, and fails as they do', async () => {
    const trace: string[] = [];
    @Component()
    class Listeners {
      @EventListener() @Order(1) async slow(_event: Ordered): Promise<void> {
        await setImmediate();
        trace.push('slow');
      }
      @EventListener() @Order(2) async failing(event: Ordered): Promise<void> {
        trace.push('second');
        if (event.id === 0) throw new Error('no');
      }
    }
    const context = await AnnotationConfigApplicationContext.run(Listeners);
    await context.publishEvent(new Ordered(1));
    assert.deepEqual(trace, ['slow', 'second']);
    await assert.rejects(async () => context.publishEvent(new Ordered(0)), /no/);
  });

  it('does not wait for listeners that say async, and logs their failures', async () => {
    const logged: string[] = [];
    const note = (message: string) => void logged.push(message);
    setLoggerFactory(() => ({ debug: () => {}, info: note, warn: note, error: note }));
    const trace: string[] = [];
    @Component()
    class Listeners {
      @EventListener({ async: true, id: 'mailer' }) mail(_event: Ordered): void {
        trace.push('mail');
        throw new Error('no server');
      }
    }
    const context = await AnnotationConfigApplicationContext.run(Listeners);
    assert.equal(context.publishEvent(new Ordered(1)), undefined);
    assert.deepEqual(trace, []);
    await setImmediate();
    setLoggerFactory(undefined);
    assert.deepEqual(trace, ['mail']);
    assert.deepEqual(logged, ['The listener mailer failed.']);
  });

  it('reaches listener beans by their static eventType, payloads included', async () => {
    const trace: unknown[] = [];
    @Component()
    class OfPayload implements ApplicationListener<Ordered> {
      static readonly eventType = Ordered;
      onApplicationEvent(event: Ordered): void {
        trace.push(event.id);
      }
    }
    @Component()
    class OfEvents implements ApplicationListener {
      static readonly eventType = [Audited, PayloadApplicationEvent];
      onApplicationEvent(event: ApplicationEvent): void {
        trace.push(event.constructor.name);
      }
    }
    const context = await AnnotationConfigApplicationContext.run(OfPayload, OfEvents);
    void context.publishEvent(new Ordered(5));
    void context.publishEvent(new Audited('x'));
    assert.deepEqual(trace, [5, 'PayloadApplicationEvent', 'Audited']);
  });

  it('reaches the parent after the child, and never the child of the parent', async () => {
    const trace: string[] = [];
    const listener = (name: string): ApplicationListener<ApplicationEvent> => ({
      onApplicationEvent: (event) => void trace.push(`${name} ${event.constructor.name}`),
    });
    const parent = new AnnotationConfigApplicationContext();
    await parent.refresh();
    const child = new AnnotationConfigApplicationContext();
    child.setParent(parent);
    await child.refresh();
    parent.addApplicationListener(listener('parent'));
    child.addApplicationListener(listener('child'));
    void child.publishEvent(new Audited(1));
    void parent.publishEvent(new Audited(2));
    await child.close();
    assert.deepEqual(trace, [
      'child Audited',
      'parent Audited',
      'parent Audited',
      'child ContextClosedEvent',
      'parent ContextClosedEvent',
    ]);
  });

  it('keeps what is published too early until there are listeners', async () => {
    const trace: string[] = [];
    const context = new AnnotationConfigApplicationContext();
    context.addApplicationListener({
      onApplicationEvent: (event: ApplicationEvent) => void trace.push(event.constructor.name),
    });
    context.addBeanFactoryPostProcessor({ postProcessBeanFactory: () => context.publishEvent(new Audited('early')) });
    await context.refresh();
    await context.close();
    assert.deepEqual(trace, [Audited.name, ContextRefreshedEvent.name, ContextClosedEvent.name]);
  });
});

describe('@EventListener', () => {
  it('fails at start where it cannot know what it listens to', async () => {
    @Component()
    class Listeners {
      @EventListener() any(_event: { id: number }): void {}
    }
    await assert.rejects(
      AnnotationConfigApplicationContext.run(Listeners),
      /@EventListener\(\) Listeners\.any does not say what it listens to/,
    );
  });
});
