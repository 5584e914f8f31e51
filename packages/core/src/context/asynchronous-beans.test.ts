import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { AsynchronousBeanException } from '../beans/errors.js';
import { Bean, Configuration } from '../decorators/configuration.js';
import { Autowired, Inject } from '../decorators/injection.js';
import { DependsOn, Lazy, PostConstruct } from '../decorators/lifecycle.js';
import type { Scope as ScopeOfBeans } from '../decorators/scope.js';
import { Scope } from '../decorators/scope.js';
import { Component } from '../decorators/stereotypes.js';
import type { MaybePromise } from '../util/promises.js';
import { AnnotationConfigApplicationContext } from './annotation-config-application-context.js';

type Later<T> = T;

class Connection {
  isOpen = false;
  async open(): Promise<void> {
    await setImmediate();
    this.isOpen = true;
  }
}

@Configuration()
class Database {
  @Bean({ type: Connection, initMethod: 'open' })
  @Lazy()
  async connection(): Promise<Connection> {
    await setImmediate();
    return new Connection();
  }
}

describe('A bean that is made asynchronously', () => {
  it('is ready before the one that needs it', async () => {
    @Component()
    class Users {
      readonly wasOpen: boolean;
      constructor(connection: Connection) {
        this.wasOpen = connection.isOpen;
      }
    }
    const context = await AnnotationConfigApplicationContext.run(Users, Database);
    assert.equal(context.getBean(Users).wasOpen, true);
  });

  it('is refused to a synchronous look-up before anything of it is made', async () => {
    let calls = 0;
    @Configuration()
    class App {
      @Bean({ type: Connection }) @Lazy() async connection(): Promise<Connection> {
        calls += 1;
        return new Connection();
      }
    }
    const context = await AnnotationConfigApplicationContext.run(App);
    assert.throws(() => context.getBean(Connection), AsynchronousBeanException);
    assert.equal(calls, 0);
    assert.ok((await context.getBeanAsync(Connection)) instanceof Connection);
    assert.ok(context.getBean(Connection) instanceof Connection);
  });

  it('is refused where only its running shows that it waits, and made anew by the next look-up', async () => {
    let calls = 0;
    @Component()
    @Lazy()
    class Hidden {
      @PostConstruct() init(): unknown {
        calls += 1;
        return setImmediate();
      }
    }
    const context = await AnnotationConfigApplicationContext.run(Hidden);
    assert.throws(() => context.getBean(Hidden), /Use await getBeanAsync\(\)/);
    await context.getBeanAsync(Hidden);
    assert.equal(calls, 2);
  });

  it('is one object for all that ask at the same time', async () => {
    const context = await AnnotationConfigApplicationContext.run(Database);
    const [one, other] = await Promise.all([context.getBeanAsync(Connection), context.getBeanAsync(Connection)]);
    assert.equal(one, other);
    assert.equal(one.isOpen, true);
  });

  it('is tried again by those who waited for a failure', async () => {
    let calls = 0;
    @Component()
    @Lazy()
    class Flaky {
      @PostConstruct() async init(): Promise<void> {
        calls += 1;
        await setImmediate();
        if (calls === 1) throw new Error('first');
      }
    }
    const context = await AnnotationConfigApplicationContext.run(Flaky);
    const [first, second] = await Promise.allSettled([context.getBeanAsync(Flaky), context.getBeanAsync(Flaky)]);
    assert.equal(first.status, 'rejected');
    assert.equal(second.status, 'fulfilled');
  });

  it('may be in a circle by fields', async () => {
    @Component()
    class Chicken {
      @Autowired({ type: () => Egg }) egg!: Later<Egg>;
      @PostConstruct() async init(): Promise<void> {
        await setImmediate();
      }
    }
    @Component()
    class Egg {
      @Autowired() chicken!: Chicken;
      @PostConstruct() async init(): Promise<void> {
        await setImmediate();
      }
    }
    const context = await AnnotationConfigApplicationContext.run(Chicken, Egg);
    assert.equal(context.getBean(Chicken).egg.chicken, context.getBean(Chicken));
  });

  it('may look up others while it is made, also those that need it', async () => {
    class Lookups {
      find: () => Promise<unknown> = () => Promise.resolve();
    }
    @Component()
    class First {
      second: unknown;
      constructor(@Inject() private readonly lookups: Lookups) {}
      @PostConstruct() async init(): Promise<void> {
        await setImmediate();
        this.second = await this.lookups.find();
      }
    }
    @Component()
    @Lazy()
    class Second {
      @Autowired() first!: First;
    }
    const lookups = new Lookups();
    const context = new AnnotationConfigApplicationContext(First, Second);
    lookups.find = () => context.getBeanAsync(Second);
    context.registerBean(Lookups, () => lookups);
    await context.refresh();
    const first = context.getBean(First);
    assert.ok(first.second instanceof Second);
    assert.equal(first.second.first, first);
  });

  it('is made first for beans that depend on it', async () => {
    const trace: string[] = [];
    @Component('schema')
    @Lazy()
    class Schema {
      @PostConstruct() async create(): Promise<void> {
        await setImmediate();
        trace.push('schema');
      }
    }
    @Component()
    @DependsOn('schema')
    class Users {
      constructor() {
        trace.push('users');
      }
    }
    await AnnotationConfigApplicationContext.run(Users, Schema);
    assert.deepEqual(trace, ['schema', 'users']);
  });

  it('is kept by its scope as the promise that it is', async () => {
    class Desk implements ScopeOfBeans {
      readonly objects = new Map<string, unknown>();
      get(name: string, create: () => MaybePromise<unknown>): MaybePromise<unknown> {
        const found = this.objects.get(name) ?? create();
        this.objects.set(name, found);
        return found;
      }
      remove(name: string): unknown {
        return this.objects.delete(name);
      }
      registerDestructionCallback(): void {}
    }
    @Component()
    @Scope('desk')
    class Lamp {
      @PostConstruct() async switchOn(): Promise<void> {
        await setImmediate();
      }
    }
    const context = new AnnotationConfigApplicationContext(Lamp);
    context.getBeanFactory().registerScope('desk', new Desk());
    await context.refresh();
    assert.equal(await context.getBeanAsync(Lamp), await context.getBeanAsync(Lamp));
  });

  it('is given as a promise by the async bean method, called from another one', async () => {
    @Configuration()
    class App {
      @Bean({ type: Connection }) async connection(): Promise<Connection> {
        await setImmediate();
        return new Connection();
      }
      @Bean({ type: Set }) async users(): Promise<Set<Connection>> {
        return new Set([await this.connection()]);
      }
    }
    const context = await AnnotationConfigApplicationContext.run(App);
    assert.deepEqual(context.getBean('users'), new Set([context.getBean(Connection)]));
  });
});
