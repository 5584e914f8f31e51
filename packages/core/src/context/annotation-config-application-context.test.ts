import assert from 'node:assert/strict';
import { Bean, Configuration } from '../decorators/configuration.js';
import { EventListener } from '../decorators/event-listener.js';
import { Autowired, Inject } from '../decorators/injection.js';
import { PostConstruct, PreDestroy } from '../decorators/lifecycle.js';
import { Component, Service } from '../decorators/stereotypes.js';
import { ApplicationEventPublisher } from '../events/application-listener.js';
import { AnnotationConfigApplicationContext } from './annotation-config-application-context.js';

describe('AnnotationConfigApplicationContext', () => {
  it('injects constructors, fields and setters of components', async () => {
    @Component()
    class Repository {
      find(): string {
        return 'found';
      }
    }
    @Service()
    class Orders {
      @Autowired() field!: Repository;
      setter: Repository | undefined;
      constructor(readonly repository: Repository) {}
      @Autowired() setRepository(repository: Repository): void {
        this.setter = repository;
      }
    }
    const context = await AnnotationConfigApplicationContext.run(Orders, Repository);
    const orders = context.getBean(Orders);
    assert.equal(orders.repository.find(), 'found');
    assert.equal(orders.field, orders.repository);
    assert.equal(orders.setter, orders.repository);
    await context.close();
  });

  it('waits for what is made asynchronously', async () => {
    const trace: string[] = [];
    class Database {
      async open(): Promise<void> {
        await Promise.resolve();
        trace.push('open');
      }
    }
    @Component()
    class Users {
      constructor(readonly database: Database) {
        trace.push('users');
      }
      @PostConstruct() async load(): Promise<void> {
        await Promise.resolve();
        trace.push('load');
      }
      @PreDestroy() async flush(): Promise<void> {
        await Promise.resolve();
        trace.push('flush');
      }
    }
    @Configuration()
    class App {
      @Bean({ type: Database, initMethod: 'open' }) async database(): Promise<Database> {
        await Promise.resolve();
        return new Database();
      }
    }
    const context = await AnnotationConfigApplicationContext.run(Users, App);
    await context.close();
    assert.deepEqual(trace, ['open', 'users', 'load', 'flush']);
  });

  it('gives the event publisher and publishes to methods', async () => {
    class Greeting {
      constructor(readonly text: string) {}
    }
    const heard: string[] = [];
    @Component()
    class Ear {
      @EventListener() hear(greeting: Greeting): void {
        heard.push(greeting.text);
      }
    }
    @Component()
    class Mouth {
      constructor(@Inject() private readonly publisher: ApplicationEventPublisher) {}
      speak(): void {
        void this.publisher.publishEvent(new Greeting('hi'));
      }
    }
    const context = await AnnotationConfigApplicationContext.run(Ear, Mouth);
    context.getBean(Mouth).speak();
    assert.deepEqual(heard, ['hi']);
    await context.close();
  });
});
