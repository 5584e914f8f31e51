import assert from 'node:assert/strict';
import { BeanPostProcessor } from '../beans/bean-post-processor.js';
import { Bean, Configuration } from '../decorators/configuration.js';
import { Autowired, Inject, Resource } from '../decorators/injection.js';
import { Order, Priority } from '../decorators/order.js';
import { Fallback, Named, Primary, Qualifier, qualifierDecorator } from '../decorators/qualifiers.js';
import { Component } from '../decorators/stereotypes.js';
import type { Class } from '../metadata/annotations.js';
import { Interface } from '../metadata/interfaces.js';
import { AnnotationConfigApplicationContext } from './annotation-config-application-context.js';
import { English, French, Greeter, made } from './greeters.suite.js';

const run = (...types: Class[]) => AnnotationConfigApplicationContext.run(...types);

describe('Constructor injection', () => {
  it('takes parameters by their types', async () => {
    @Component()
    class Needs {
      constructor(
        readonly greeter: Greeter,
        readonly english: English,
      ) {}
    }
    const { greeter, english } = await made(Needs, English);
    assert.equal(greeter, english);
    assert.equal(english.greet(), 'hello');
  });

  it('takes the constructor of the superclass where a class has none', async () => {
    class Base {
      constructor(@Inject() readonly english: English) {}
    }
    @Component()
    class Needs extends Base {}
    assert.ok((await made(Needs, English)).english instanceof English);
  });

  it('leaves parameters with defaults to them where there is no bean', async () => {
    @Component()
    class Needs {
      constructor(
        readonly english: English,
        readonly french: French | string = 'none',
        readonly options = { size: 1 },
      ) {}
    }
    const { french, options } = await made(Needs, English);
    assert.equal(french, 'none');
    assert.equal(options.size, 1);
  });

  it('follows static inject, without any recorded types', async () => {
    class Needs {
      static readonly inject = [() => English, 'french', { of: Greeter }];
      readonly given: unknown[];
      constructor(english: unknown, french: unknown, all: unknown) {
        this.given = [english, french, all];
      }
    }
    const [english, french, all] = (await made(Needs, English, French)).given;
    assert.ok(english instanceof English);
    assert.ok(french instanceof French);
    assert.deepEqual(all, [english, french]);
  });

  it('takes the bean of a name or of a symbol', async () => {
    const SPECIAL = Symbol('special');
    @Component()
    class Needs {
      constructor(
        @Inject('french') readonly byName: unknown,
        @Inject(SPECIAL) readonly bySymbol: unknown,
      ) {}
    }
    const context = new AnnotationConfigApplicationContext(Needs, English, French);
    context.registerAlias('english', SPECIAL);
    await context.refresh();
    const { byName, bySymbol } = context.getBean(Needs);
    assert.ok(byName instanceof French);
    assert.ok(bySymbol instanceof English);
  });
});

describe('Field and method injection', () => {
  it('injects superclasses first, fields before methods', async () => {
    const trace: string[] = [];
    class Base {
      @Autowired() setFirst(_english: English): void {
        trace.push('base');
      }
    }
    @Component()
    class Needs extends Base {
      @Autowired() set accessor(_english: English) {
        trace.push('accessor');
      }
      @Autowired() setSecond(_english: English, _greeters: French): void {
        trace.push('method');
      }
    }
    await made(Needs, English, French);
    assert.deepEqual(trace, ['base', 'accessor', 'method']);
  });

  it('injects what an overriding class does not decorate again once', async () => {
    let calls = 0;
    class Base {
      @Autowired() setEnglish(_english: English): void {
        calls += 1;
      }
    }
    @Component()
    class Needs extends Base {
      override setEnglish(english: English): void {
        super.setEnglish(english);
      }
    }
    await made(Needs, English);
    assert.equal(calls, 1);
  });

  it('leaves a field and does not call a method where nothing is required', async () => {
    let called = false;
    @Component()
    class Needs {
      @Autowired({ required: false }) english: English | string = 'kept';
      @Autowired({ required: false }) setFrench(_french: French): void {
        called = true;
      }
    }
    assert.equal((await made(Needs)).english, 'kept');
    assert.equal(called, false);
  });

  it('takes a @Resource by the name of the field, of the setter, or else by type', async () => {
    @Component()
    class Needs {
      @Resource() french!: Greeter;
      @Resource('english') other!: Greeter;
      @Resource() unnamed!: French;
      viaSetter: Greeter | undefined;
      @Resource() setEnglish(greeter: Greeter): void {
        this.viaSetter = greeter;
      }
    }
    const bean = await made(Needs, English, French);
    assert.ok(bean.french instanceof French);
    assert.ok(bean.other instanceof English);
    assert.ok(bean.unnamed instanceof French);
    assert.ok(bean.viaSetter instanceof English);
  });
});

describe('The choice between several beans', () => {
  @Component()
  class ByName {
    constructor(readonly french: Greeter) {}
  }

  it('is for the one with the name of the parameter', async () => {
    assert.ok((await made(ByName, English, French)).french instanceof French);
  });

  it('is for the primary one before that', async () => {
    @Component()
    @Primary()
    class German extends English {}
    assert.ok((await made(ByName, French, German)).french instanceof German);
  });

  it('is for the only one that is no fallback', async () => {
    @Component()
    @Fallback()
    class Sign extends English {}
    @Component()
    class Needs {
      constructor(readonly greeter: Greeter) {}
    }
    assert.ok((await made(Needs, Sign, French)).greeter instanceof French);
  });

  it('is for the highest priority', async () => {
    @Component()
    @Priority(2)
    class Low extends English {}
    @Component()
    @Priority(1)
    class High extends English {}
    @Component()
    class Needs {
      constructor(readonly greeter: Greeter) {}
    }
    assert.ok((await made(Needs, Low, High)).greeter instanceof High);
  });

  it('is for the qualified one: by decorator, by bean name, by a decorator of its own', async () => {
    const Tone = qualifierDecorator<'warm' | 'cold'>('Tone');
    @Component()
    @Qualifier('polite')
    class Polite extends English {}
    @Component()
    @Tone('warm')
    class Warm extends English {}
    @Component()
    class Needs {
      constructor(
        @Qualifier('polite') readonly polite: Greeter,
        @Named('french') readonly named: Greeter,
        @Tone('warm') readonly warm: Greeter,
      ) {}
    }
    const { polite, named, warm } = await made(Needs, Polite, Warm, French, English);
    assert.ok(polite instanceof Polite);
    assert.ok(named instanceof French);
    assert.ok(warm instanceof Warm);
  });

  it('never takes a bean that is no autowire candidate, nor a default one without a qualifier', async () => {
    @Configuration()
    class App {
      @Bean({ autowireCandidate: false }) first(): English {
        return new English();
      }
      @Bean({ defaultCandidate: false }) second(): English {
        return new English();
      }
      @Bean() third(): English {
        return new English();
      }
      @Bean() needs(greeter: English, @Qualifier('second') other: English): { greeter: English; other: English } {
        return { greeter, other };
      }
    }
    const context = await run(App);
    assert.deepEqual(context.getBean('needs'), { greeter: context.getBean('third'), other: context.getBean('second') });
  });
});

describe('Injection of several beans', () => {
  @Component()
  @Order(2)
  class Second extends French {}
  @Component()
  @Order(1)
  class First extends French {}

  it('keeps the order of the class where another object stands for the bean', async () => {
    class Wrapped extends Greeter {
      constructor(readonly inner: Greeter) {
        super();
      }
      override greet(): string {
        return this.inner.greet();
      }
    }
    @Component()
    class Wrapper extends BeanPostProcessor {
      override postProcessAfterInitialization(bean: object): object {
        return bean instanceof Greeter ? new Wrapped(bean) : bean;
      }
    }
    @Component()
    class Needs {
      constructor(@Inject({ of: Greeter }) readonly list: Wrapped[]) {}
    }
    const { list } = await made(Needs, Wrapper, English, Second, First);
    assert.deepEqual(
      list.map(({ inner }) => inner.constructor),
      [First, Second, English],
    );
  });

  it('gives arrays by order, maps by name, sets in the order of definitions', async () => {
    @Component()
    class Needs {
      constructor(
        @Inject({ of: Greeter }) readonly list: Greeter[],
        @Inject({ of: Greeter }) readonly map: Map<string, Greeter>,
        @Autowired({ type: Greeter }) readonly set: Set<Greeter>,
      ) {}
    }
    const { list, map, set } = await made(Needs, English, Second, First);
    assert.deepEqual(
      list.map((one) => one.constructor),
      [First, Second, English],
    );
    assert.deepEqual([...map.keys()], ['english', 'second', 'first']);
    assert.deepEqual(
      [...set].map((one) => one.constructor),
      [English, Second, First],
    );
  });

  it('gives empty ones to a constructor, and fails for a field', async () => {
    @Component()
    class ByConstructor {
      constructor(@Inject({ of: Greeter }) readonly list: Greeter[]) {}
    }
    @Component()
    class ByField {
      @Autowired({ of: Greeter }) list!: Greeter[];
    }
    assert.deepEqual((await made(ByConstructor)).list, []);
    await assert.rejects(made(ByField), /No bean of type Greeter is there/);
  });

  it('orders by @Order of the bean method, too', async () => {
    @Configuration()
    class App {
      @Bean() @Order(2) two(): English {
        return new English();
      }
      @Bean() @Order(1) one(): English {
        return new English();
      }
      @Bean({ type: Array }) names(@Inject({ of: English }) all: English[]): unknown[] {
        return all;
      }
    }
    const context = await run(App);
    assert.deepEqual(context.getBean('names'), [context.getBean('one'), context.getBean('two')]);
  });
});

describe('An interface as a type', () => {
  it('is met by classes with its methods', async () => {
    @Interface({ all: ['ring'] })
    abstract class Bell {
      abstract ring(): string;
    }
    @Component()
    class Door implements Bell {
      ring(): string {
        return 'ding';
      }
    }
    @Component()
    class Needs {
      constructor(readonly bell: Bell) {}
    }
    assert.equal((await made(Needs, Door)).bell.ring(), 'ding');
  });
});
