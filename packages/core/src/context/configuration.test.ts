import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BeanDefinition } from '../beans/bean-definition.js';
import type { BeanDefinitionRegistry } from '../beans/bean-definition-registry.js';
import { FactoryBean } from '../beans/factory-bean.js';
import { Bean, ComponentScan, Configuration, Import, Profile, PropertySource } from '../decorators/configuration.js';
import { Inject, Value } from '../decorators/injection.js';
import { DependsOn, Lazy } from '../decorators/lifecycle.js';
import { Component } from '../decorators/stereotypes.js';
import { StandardEnvironment } from '../env/environment.js';
import type { Class } from '../metadata/annotations.js';
import { Implements } from '../metadata/interfaces.js';
import { AnnotationConfigApplicationContext } from './annotation-config-application-context.js';
import { Condition, Conditional, type ConditionContext } from './condition.js';
import { OrderService } from './fixtures/scanned/nested/service.js';
import { Repository, Row } from './fixtures/scanned/repository.js';
import { DeferredImportSelector, type ImportBeanDefinitionRegistrar, type ImportSelector } from './import-selector.js';

const run = (...types: Class[]) => AnnotationConfigApplicationContext.run(...types);

/** Names of the beans that an application defines. */
function beansOf(context: AnnotationConfigApplicationContext): string[] {
  return context.getBeanDefinitionNames().filter((name) => !name.startsWith('vernal.'));
}

class Engine {}

class Car {
  constructor(@Inject() readonly engine: Engine) {}
}

describe('@Configuration', () => {
  it('gives the bean where bean methods call each other, private state of the class included', async () => {
    @Configuration()
    class App {
      readonly #cylinders = 4;
      @Bean() engine(): Engine {
        assert.equal(this.#cylinders, 4);
        return new Engine();
      }
      @Bean() car(): Car {
        return new Car(this.engine());
      }
    }
    const context = await run(App);
    assert.equal(context.getBean(Car).engine, context.getBean(Engine));
    assert.deepEqual(context.getBeanFactory().getDependentBeans('engine'), ['car']);
  });

  it('calls plainly with proxyBeanMethods: false, and in a mere component', async () => {
    @Component()
    class App {
      @Bean() engine(): Engine {
        return new Engine();
      }
      @Bean() car(): Car {
        return new Car(this.engine());
      }
    }
    const context = await run(App);
    assert.notEqual(context.getBean(Car).engine, context.getBean(Engine));
  });

  it('takes static bean methods without making the class', async () => {
    let made = false;
    @Configuration()
    @Lazy()
    class App {
      constructor() {
        made = true;
      }
      @Bean() static engine(): Engine {
        return new Engine();
      }
      @Bean() static car(engine: Engine): Car {
        return new Car(engine);
      }
    }
    const context = await run(App);
    assert.equal(context.getBean(Car).engine, context.getBean(Engine));
    assert.equal(made, false);
  });

  it('inherits bean methods; an overriding one is called', async () => {
    class Diesel extends Engine {}
    class Base {
      @Bean() engine(): Engine {
        return new Engine();
      }
    }
    @Configuration()
    class App extends Base {
      override engine(): Engine {
        return new Diesel();
      }
    }
    assert.ok((await run(App)).getBean('engine') instanceof Diesel);
  });

  it('takes names, aliases, order and dependencies of bean methods', async () => {
    const trace: string[] = [];
    @Configuration()
    class App {
      @Bean(['main', 'spare']) @DependsOn('other') first(): Engine {
        trace.push('first');
        return new Engine();
      }
      @Bean({ name: 'other' }) second(): Engine {
        trace.push('second');
        return new Engine();
      }
    }
    const context = await run(App);
    assert.deepEqual(trace, ['second', 'first']);
    assert.equal(context.getBean('spare'), context.getBean('main'));
    assert.deepEqual(context.getAliases('main'), ['spare']);
  });

  it('has a FactoryBean of a bean method make the bean', async () => {
    class CarFactory extends FactoryBean<Car> {
      override getObject(): Car {
        return new Car(new Engine());
      }
      override getObjectType(): Class {
        return Car;
      }
    }
    @Configuration()
    class App {
      @Bean() car(): CarFactory {
        return new CarFactory();
      }
      @Bean({ type: Set }) cars(): Set<unknown> {
        return new Set([this.car().getObject()]);
      }
    }
    const context = await run(App);
    assert.deepEqual(context.getBean('cars'), new Set([context.getBean(Car)]));
    assert.ok(context.getBean('&car') instanceof CarFactory);
  });
});

describe('@Import', () => {
  it('registers classes, and what selectors and registrars choose, before the importing class', async () => {
    class Chosen {}
    class Late {}
    class Selector implements ImportSelector {
      selectImports(importing: Class): Class[] {
        assert.equal(importing, App);
        return [Chosen];
      }
    }
    @Implements(DeferredImportSelector)
    class Deferred implements ImportSelector {
      selectImports(): Class[] {
        return [Late];
      }
    }
    class Registrar implements ImportBeanDefinitionRegistrar {
      registerBeanDefinitions(_importing: Class, registry: BeanDefinitionRegistry): void {
        registry.registerBeanDefinition('byHand', new BeanDefinition({ beanClass: Engine }));
      }
    }
    @Configuration()
    class Other {
      @Bean() engine(): Engine {
        return new Engine();
      }
    }
    @Configuration()
    @Import(Deferred, Other, Selector, Registrar)
    class App {
      @Bean({ type: Car }) car(): Car {
        return new Car(new Engine());
      }
    }
    assert.deepEqual(beansOf(await run(App)), ['app', 'other', 'engine', 'chosen', 'car', 'byHand', 'late']);
  });

  it('refuses a circle, and prints it', async () => {
    @Configuration()
    @Import(() => Second)
    class First {}
    @Configuration()
    @Import(First)
    class Second {}
    await assert.rejects(run(First), /import each other: First → Second → First/);
  });
});

describe('@Conditional and @Profile', () => {
  it('leave classes and bean methods out', async () => {
    class HasEngine implements Condition {
      getConfigurationPhase(): 'registerBean' {
        return 'registerBean';
      }
      matches(context: ConditionContext): boolean {
        return context.getRegistry().containsBeanDefinition('engine');
      }
    }
    @Configuration()
    class App {
      @Bean() @Profile('dev') engine(): Engine {
        return new Engine();
      }
      @Bean() @Conditional(HasEngine) car(): Car {
        return new Car(new Engine());
      }
    }
    @Component()
    @Conditional(() => false)
    class Never {}
    assert.deepEqual(beansOf(await run(App, Never)), ['app']);
    const context = new AnnotationConfigApplicationContext();
    (context.getEnvironment() as StandardEnvironment).setActiveProfiles('dev');
    context.register(App, Never);
    await context.refresh();
    assert.deepEqual(beansOf(context), ['app', 'engine', 'car']);
  });

  it('leave out what is imported only by classes that are left out', async () => {
    class Imported {}
    @Configuration()
    @Profile('never')
    @Import(Imported)
    class App {}
    assert.deepEqual(beansOf(await run(App)), []);
  });
});

describe('@ComponentScan', () => {
  const base = import.meta.url;

  it('registers the components that the files of a folder export, and reads configuration classes among them', async () => {
    @Configuration()
    @ComponentScan({ base, dirs: ['fixtures/scanned'] })
    class App {}
    const context = await run(App);
    assert.deepEqual(beansOf(context), ['app', 'orders', 'scannedConfig', 'repository', 'row']);
    assert.equal(context.getBean(OrderService).repository, context.getBean(Repository));
    assert.ok(context.getBean(Row));
  });

  it('takes modules, and filters', async () => {
    const modules = [await import('./fixtures/scanned/repository.js')];
    @Configuration()
    @ComponentScan({
      modules,
      includeFilters: [{ test: (type) => type === Row }],
      excludeFilters: [{ type: Repository }],
      lazyInit: true,
    })
    class App {}
    const context = await run(App);
    assert.deepEqual(beansOf(context), ['app', 'row']);
    assert.equal(context.getBeanFactory().getBeanDefinition('row').lazyInit, true);
  });

  it('may be asked of a context', async () => {
    const context = new AnnotationConfigApplicationContext();
    context.scan({ dirs: [new URL('fixtures/scanned', base)] });
    await context.refresh();
    assert.ok(context.containsBean('orders'));
  });

  it('names the folder that is not there', async () => {
    @Configuration()
    @ComponentScan({ base, dirs: ['nowhere'] })
    class App {}
    await assert.rejects(run(App), /nowhere of a component scan cannot be read/);
  });
});

describe('@PropertySource', () => {
  const folder = fileURLToPath(new URL('../../src/context/fixtures/', import.meta.url));

  it('adds files of properties below what is there, the later one first', async () => {
    @Configuration()
    @PropertySource(join(folder, 'settings.properties'))
    @PropertySource({ value: 'nowhere.yaml', ignoreResourceNotFound: true })
    class App {
      @Value(`\${greeting} \${audience}`) text!: string;
    }
    const context = new AnnotationConfigApplicationContext(App);
    context.setEnvironment(new StandardEnvironment({ variables: { AUDIENCE: 'all' } }));
    await context.refresh();
    assert.equal(context.getBean(App).text, 'hello all');
  });

  it('names the file that is not there', async () => {
    @Configuration()
    @PropertySource('nowhere.yaml')
    class App {}
    await assert.rejects(run(App), /@PropertySource\('nowhere\.yaml'\) cannot be read from .*nowhere\.yaml/);
  });
});

describe('registerBean', () => {
  it('takes a class, a name, what makes the objects, and options', async () => {
    const context = new AnnotationConfigApplicationContext();
    context.registerBean(Engine);
    context.registerBean('lazyCar', Car, { lazyInit: true });
    context.registerBean(Car, () => new Car(new Engine()), { primary: true });
    await context.refresh();
    assert.equal(context.getBeanFactory().containsSingleton('lazyCar'), false);
    assert.notEqual(context.getBean(Car), context.getBean('lazyCar'));
  });
});
