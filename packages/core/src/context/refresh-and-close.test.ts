import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { BufferingApplicationStartup } from '../beans/application-startup.js';
import { BeanCreationException } from '../beans/errors.js';
import { Bean, Configuration } from '../decorators/configuration.js';
import { Autowired } from '../decorators/injection.js';
import { PostConstruct, PreDestroy } from '../decorators/lifecycle.js';
import { Component } from '../decorators/stereotypes.js';
import type { Class } from '../metadata/annotations.js';
import { IllegalStateException } from '../util/exceptions.js';
import { setLoggerFactory } from '../util/logger.js';
import { AnnotationConfigApplicationContext } from './annotation-config-application-context.js';
import { SmartLifecycle } from './lifecycle.js';

/** Two beans with a trace of their life; the second needs the first. */
function pair(trace: string[]): [Class, Class] {
  @Component()
  class First {
    @PostConstruct() init(): void {
      trace.push('first: init');
    }
    @PreDestroy() async close(): Promise<void> {
      await setImmediate();
      trace.push('first: destroy');
    }
  }
  @Component()
  class Second {
    @Autowired() first!: First;
    @PostConstruct() init(): void {
      trace.push('second: init');
    }
    destroy(): void {
      trace.push('second: destroy');
    }
  }
  return [Second, First];
}

describe('close', () => {
  it('gives every bean up before what it uses, and waits for each', async () => {
    const trace: string[] = [];
    const context = await AnnotationConfigApplicationContext.run(...pair(trace));
    await context.close();
    assert.deepEqual(trace, ['first: init', 'second: init', 'second: destroy', 'first: destroy']);
  });

  it('is done once, however often it is called', async () => {
    const trace: string[] = [];
    const context = await AnnotationConfigApplicationContext.run(...pair(trace));
    await Promise.all([context.close(), context.close()]);
    await context.close();
    assert.equal(trace.filter((line) => line.endsWith('destroy')).length, 2);
    assert.equal(context.isActive(), false);
    assert.throws(() => context.getBean('first'), /has been closed already/);
  });

  it('goes on after a failure, which is logged', async () => {
    const trace: string[] = [];
    const logged: string[] = [];
    const note = (message: string) => void logged.push(message);
    setLoggerFactory(() => ({ debug: () => {}, info: note, warn: note, error: note }));
    @Component()
    class Failing {
      @PreDestroy() fail(): void {
        throw new Error('no');
      }
    }
    const context = await AnnotationConfigApplicationContext.run(...pair(trace), Failing);
    await context.close();
    setLoggerFactory(undefined);
    assert.ok(trace.includes('first: destroy'));
    assert.equal(logged.length, 1);
  });

  it('calls close of what a bean method made, dispose methods, and nothing where it is told so', async () => {
    const trace: string[] = [];
    class Pool {
      constructor(readonly name: string) {}
      close(): void {
        trace.push(this.name);
      }
    }
    class Handle {
      [Symbol.asyncDispose](): Promise<void> {
        trace.push('handle');
        return Promise.resolve();
      }
    }
    @Configuration()
    class App {
      @Bean() pool(): Pool {
        return new Pool('pool');
      }
      @Bean({ destroyMethod: '' }) kept(): Pool {
        return new Pool('kept');
      }
    }
    const context = await AnnotationConfigApplicationContext.run(App, Handle);
    await context.close();
    assert.deepEqual(trace, ['pool', 'handle']);
  });
});

describe('A callback with a decorator', () => {
  it('is called once, though its name or the definition asks for it, too', async () => {
    const trace: string[] = [];
    @Component()
    class Twice {
      @PostConstruct() afterPropertiesSet(): void {
        trace.push('init');
      }
      @PreDestroy() destroy(): void {
        trace.push('destroy');
      }
    }
    class Pool {
      @PostConstruct() open(): void {
        trace.push('open');
      }
      @PreDestroy() close(): void {
        trace.push('close');
      }
    }
    @Configuration()
    class App {
      @Bean({ initMethod: 'open' }) pool(): Pool {
        return new Pool();
      }
    }
    const context = await AnnotationConfigApplicationContext.run(Twice, App);
    await context.close();
    assert.deepEqual(trace, ['init', 'open', 'close', 'destroy']);
  });
});

describe('refresh', () => {
  it('gives up what was made where it fails, and reports the first cause', async () => {
    const trace: string[] = [];
    const cause = new Error('no disk');
    @Component()
    class Failing {
      @PostConstruct() async fail(): Promise<void> {
        await setImmediate();
        throw cause;
      }
    }
    const context = new AnnotationConfigApplicationContext(...pair(trace), Failing);
    const error = await context.refresh().catch((thrown: unknown) => thrown);
    assert.ok(error instanceof BeanCreationException);
    assert.equal((error.cause as Error).message, cause.message);
    assert.match(error.message, /Cannot create bean 'failing': Failing\.fail\(\) failed\n {2}→ Error: no disk/);
    assert.deepEqual(trace.slice(2), ['second: destroy', 'first: destroy']);
    assert.equal(context.isActive(), false);
  });

  it('is possible once', async () => {
    const context = await AnnotationConfigApplicationContext.run();
    await assert.rejects(context.refresh(), IllegalStateException);
  });

  it('is needed before beans can be had', () => {
    assert.throws(() => new AnnotationConfigApplicationContext().getBean('any'), /call and await refresh\(\) first/);
  });

  it('records its steps', async () => {
    const startup = new BufferingApplicationStartup();
    const context = new AnnotationConfigApplicationContext(...pair([]));
    context.setApplicationStartup(startup);
    await context.refresh();
    const beans = startup.steps().filter((step) => step.name === 'spring.beans.instantiate');
    const second = beans.find((step) => step.tags.beanName === 'second');
    const first = beans.find((step) => step.tags.beanName === 'first');
    assert.equal(first?.parentId, second?.id);
    assert.ok(startup.steps().every((step) => step.duration !== undefined));
    assert.equal(startup.steps()[0]?.name, 'spring.context.refresh');
  });
});

describe('Lifecycle beans', () => {
  function phases(trace: string[]): Class[] {
    abstract class Traced extends SmartLifecycle {
      #isRunning = false;
      override start(): void {
        this.#isRunning = true;
        trace.push(`start ${this.getPhase?.()}`);
      }
      override async stop(): Promise<void> {
        await setImmediate();
        this.#isRunning = false;
        trace.push(`stop ${this.getPhase?.()}`);
      }
      override isRunning(): boolean {
        return this.#isRunning;
      }
    }
    @Component()
    class Late extends Traced {
      override getPhase(): number {
        return 2;
      }
    }
    @Component()
    class Early extends Traced {
      override getPhase(): number {
        return 1;
      }
    }
    return [Late, Early];
  }

  it('start by phases and stop the other way round, waiting for each phase', async () => {
    const trace: string[] = [];
    const context = await AnnotationConfigApplicationContext.run(...phases(trace));
    assert.equal(context.isRunning(), true);
    await context.close();
    assert.deepEqual(trace, ['start 1', 'start 2', 'stop 2', 'stop 1']);
  });

  it('that have started are stopped where a later one does not start', async () => {
    const trace: string[] = [];
    @Component()
    class Failing extends SmartLifecycle {
      override start(): void {
        throw new Error('port in use');
      }
      override stop(): void {}
      override isRunning(): boolean {
        return false;
      }
    }
    const context = new AnnotationConfigApplicationContext(...phases(trace), Failing);
    await assert.rejects(context.refresh(), /Bean 'failing' \(Failing\) did not start\n {2}→ Error: port in use/);
    assert.deepEqual(trace, ['start 1', 'start 2', 'stop 2', 'stop 1']);
  });
});
