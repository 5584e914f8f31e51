import assert from 'node:assert/strict';
import { ObjectProvider } from '../beans/object-provider.js';
import { ConversionService } from '../convert/conversion-service.js';
import { DefaultFormattingConversionService } from '../convert/default-formatting-conversion-service.js';
import { LocalDate } from '../convert/time/local-date.js';
import { Bean, Configuration } from '../decorators/configuration.js';
import { Inject, Lookup, Value } from '../decorators/injection.js';
import { Lazy } from '../decorators/lifecycle.js';
import { Scope } from '../decorators/scope.js';
import { Component } from '../decorators/stereotypes.js';
import { StandardEnvironment } from '../env/environment.js';
import { MapPropertySource } from '../env/property-source.js';
import type { Class } from '../metadata/annotations.js';
import { AnnotationConfigApplicationContext } from './annotation-config-application-context.js';
import { English, French, Greeter, made } from './greeters.suite.js';

describe('ObjectProvider', () => {
  @Component()
  class Needs {
    constructor(@Inject({ of: Greeter }) readonly greeters: ObjectProvider<Greeter>) {}
  }

  it('looks beans up when it is asked', async () => {
    const { greeters } = await made(Needs, English, French);
    assert.throws(() => greeters.getObject(), /One bean of type Greeter/);
    assert.equal(greeters.getIfUnique(), undefined);
    assert.equal([...greeters].length, 2);
  });

  it('gives undefined where there is none, and calls back only where there is one', async () => {
    const { greeters } = await made(Needs);
    const seen: Greeter[] = [];
    greeters.ifAvailable((greeter) => seen.push(greeter));
    greeters.ifUnique((greeter) => seen.push(greeter));
    assert.equal(greeters.getIfAvailable(), undefined);
    assert.deepEqual(seen, []);
  });

  it('passes arguments to the constructor of a prototype', async () => {
    @Component()
    @Scope('prototype')
    class Order {
      constructor(@Inject({ required: false, type: String }) readonly id?: string) {}
    }
    @Component()
    class Orders {
      constructor(@Inject({ of: Order }) readonly orders: ObjectProvider<Order>) {}
    }
    const { orders } = await made(Orders, Order);
    assert.equal(orders.getObject('7').id, '7');
    assert.notEqual(orders.getObject('7'), orders.getObject('7'));
  });
});

describe('@Lazy at an injection point', () => {
  it('injects a stand-in that finds the bean at its first use', async () => {
    let count = 0;
    @Component()
    @Lazy()
    class Heavy {
      readonly #secret = 'secret';
      constructor() {
        count += 1;
      }
      reveal(): string {
        return this.#secret;
      }
    }
    @Component()
    class Needs {
      constructor(@Lazy() readonly heavy: Heavy) {}
    }
    const { heavy } = await made(Needs, Heavy);
    assert.equal(count, 0);
    assert.ok(heavy instanceof Heavy);
    assert.equal(heavy.reveal(), 'secret');
    assert.equal(count, 1);
  });

  it('may be awaited without finding the bean', async () => {
    @Component()
    class Needs {
      constructor(@Lazy() readonly missing: English) {}
    }
    const { missing } = await made(Needs);
    assert.equal(await Promise.resolve(missing), missing);
    assert.throws(() => missing.greet(), /No bean of type English/);
  });
});

describe('@Value', () => {
  async function valuesOf<T>(type: Class<T>, properties: Record<string, unknown>): Promise<T> {
    const context = new AnnotationConfigApplicationContext(type);
    const environment = context.getEnvironment() as StandardEnvironment;
    environment.getPropertySources().addFirst(new MapPropertySource('test', properties));
    await context.refresh();
    return context.getBean(type);
  }

  it('resolves placeholders and converts to the type of the place', async () => {
    @Component()
    class Settings {
      @Value(`\${tags}`, { type: String }) tags!: string[];
      constructor(
        @Value(`\${port:8080}`) readonly port: number,
        @Value(`\${debug}`) readonly debug: boolean,
        @Value(`plain \${name}`) readonly text: string,
      ) {}
    }
    const settings = await valuesOf(Settings, { debug: 'on', name: 'text', tags: 'a,b' });
    const { port, debug, text, tags } = settings;
    assert.deepEqual({ port, debug, text, tags }, { port: 8080, debug: true, text: 'plain text', tags: ['a', 'b'] });
  });

  it('converts by a bean named conversionService', async () => {
    @Component()
    class Settings {
      @Value('2024-02-29') since!: LocalDate;
    }
    @Configuration()
    class App {
      @Bean() conversionService(): ConversionService {
        return new DefaultFormattingConversionService();
      }
    }
    assert.equal(String((await made(Settings, App)).since), '2024-02-29');
  });

  it('fails where a value cannot be converted, and says where', async () => {
    @Component()
    class Settings {
      constructor(@Value(`\${port}`) readonly port: number) {}
    }
    await assert.rejects(valuesOf(Settings, { port: 'many' }), /constructor parameter 0 'port' \(Number\) of Settings/);
  });
});

describe('@Lookup', () => {
  it('gives a new object of a prototype at every call, with arguments', async () => {
    @Component()
    @Scope('prototype')
    class Command {
      constructor(@Inject({ required: false, type: String }) readonly text?: string) {}
    }
    @Component()
    class Invoker {
      @Lookup() create(_text?: string): Command {
        throw new Error('replaced');
      }
    }
    const invoker = await made(Invoker, Command);
    assert.notEqual(invoker.create(), invoker.create());
    assert.equal(invoker.create('x').text, 'x');
  });
});
