import assert from 'node:assert/strict';
import { ContainerModule, inject, injectable, multiInject, named } from 'inversify';
import { Component } from '../decorators/stereotypes.js';
import { BeanDefinition } from './bean-definition.js';
import { DefaultBeanFactory } from './default-bean-factory.js';

const ENGINE = Symbol('engine');

@Component()
class Garage {
  readonly name = 'garage';
}

@injectable()
class Petrol {}

@injectable()
class Car {
  constructor(
    @inject(ENGINE) readonly engine: Petrol,
    @inject(Garage) readonly garage: Garage,
  ) {}
}

async function factoryWith(...modules: ContainerModule[]): Promise<DefaultBeanFactory> {
  const factory = new DefaultBeanFactory();
  factory.registerBeanDefinition('garage', new BeanDefinition({ beanClass: Garage }));
  for (const module of modules) await factory.load(module);
  return factory;
}

describe('An inversify module in a bean factory', () => {
  const cars = new ContainerModule(({ bind }) => {
    bind(ENGINE).to(Petrol).inSingletonScope();
    bind(Car).toSelf();
    bind('wheels').toConstantValue({ count: 4 });
  });

  it('makes its bindings beans by class, symbol and name, in the scopes that they have', async () => {
    const factory = await factoryWith(cars);
    assert.ok(factory.getBean(Car) instanceof Car);
    assert.notEqual(factory.getBean(Car), factory.getBean(Car));
    assert.equal(factory.getBean(ENGINE), factory.getBean(ENGINE));
    assert.deepEqual(factory.getBean('wheels'), { count: 4 });
    assert.deepEqual(factory.getBeanNamesForType(Car), ['car']);
  });

  it('has beans injected into its classes', async () => {
    const factory = await factoryWith(cars);
    assert.equal(factory.getBean(Car).garage, factory.getBean(Garage));
  });

  it('gives its bindings to the constructors of beans', async () => {
    class Road {
      static readonly inject = [Car];
      constructor(readonly car: Car) {}
    }
    const factory = await factoryWith(cars);
    factory.registerBeanDefinition('road', new BeanDefinition({ beanClass: Road }));
    assert.ok(factory.getBean(Road).car.engine instanceof Petrol);
  });

  it('keeps names and several bindings of one identifier to itself', async () => {
    @injectable()
    class Fleet {
      constructor(
        @multiInject('model') readonly models: string[],
        @inject('tyre') @named('winter') readonly tyre: string,
      ) {}
    }
    const module = new ContainerModule(({ bind }) => {
      bind('model').toConstantValue('a');
      bind('model').toConstantValue('b');
      bind('tyre').toConstantValue('summer').whenNamed('summer');
      bind('tyre').toConstantValue('winter').whenNamed('winter');
      bind(Fleet).toSelf();
    });
    const { models, tyre } = (await factoryWith(module)).getBean(Fleet);
    assert.deepEqual([models, tyre], [['a', 'b'], 'winter']);
  });

  it('may bind asynchronously, and bind what is made asynchronously', async () => {
    const module = new ContainerModule(async ({ bind }) => {
      await Promise.resolve();
      bind('late').toDynamicValue(() => Promise.resolve('made'));
    });
    const factory = await factoryWith(module);
    assert.equal(await factory.getBeanAsync('late'), 'made');
  });

  it('sees what the parent has loaded', async () => {
    const child = new DefaultBeanFactory(await factoryWith(cars));
    assert.ok(child.getBean(Car) instanceof Car);
  });
});
