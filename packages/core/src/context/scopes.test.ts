import assert from 'node:assert/strict';
import { ScopeNotActiveException } from '../beans/errors.js';
import { Bean, Configuration } from '../decorators/configuration.js';
import { PreDestroy } from '../decorators/lifecycle.js';
import { Scope, type Scope as ScopeOfBeans } from '../decorators/scope.js';
import { Component } from '../decorators/stereotypes.js';
import type { Class } from '../metadata/annotations.js';
import { IllegalStateException } from '../util/exceptions.js';
import type { MaybePromise } from '../util/promises.js';
import { AnnotationConfigApplicationContext } from './annotation-config-application-context.js';

/** A scope whose present unit is whatever the test says. */
class Units implements ScopeOfBeans {
  readonly callbacks: (() => MaybePromise<void>)[] = [];
  present: Map<string, unknown> | undefined;

  get(name: string, create: () => MaybePromise<unknown>): MaybePromise<unknown> {
    if (!this.present) throw new IllegalStateException('no unit');
    const found = this.present.get(name) ?? create();
    this.present.set(name, found);
    return found;
  }

  remove(name: string): unknown {
    return this.present?.delete(name);
  }

  registerDestructionCallback(_name: string, callback: () => MaybePromise<void>): void {
    this.callbacks.push(callback);
  }
}

async function contextWith(units: Units, ...types: Class[]): Promise<AnnotationConfigApplicationContext> {
  const context = new AnnotationConfigApplicationContext(...types);
  context.getBeanFactory().registerScope('unit', units);
  await context.refresh();
  return context;
}

describe('A scope of its own', () => {
  @Component()
  @Scope('unit')
  class Cart {
    readonly items: string[] = [];
    isClosed = false;
    @PreDestroy() close(): void {
      this.isClosed = true;
    }
  }

  it('gives one object in each unit, and destroys it with the unit', async () => {
    const units = new Units();
    const context = await contextWith(units, Cart);
    units.present = new Map();
    const cart = context.getBean(Cart);
    assert.equal(context.getBean(Cart), cart);
    for (const callback of units.callbacks) await callback();
    assert.equal(cart.isClosed, true);
    units.present = new Map();
    assert.notEqual(context.getBean(Cart), cart);
  });

  it('says that it is not active, and what to do', async () => {
    const context = await contextWith(new Units(), Cart);
    assert.throws(
      () => context.getBean(Cart),
      (error: Error) => error instanceof ScopeNotActiveException && /proxyMode: 'targetClass'/.test(error.message),
    );
  });
});

describe('A scoped proxy', () => {
  @Component()
  @Scope('unit', { proxyMode: 'targetClass' })
  class Cart {
    readonly #items: string[] = [];
    add(item: string): number {
      return this.#items.push(item);
    }
    get size(): number {
      return this.#items.length;
    }
  }

  @Component()
  class Shop {
    constructor(readonly cart: Cart) {}
  }

  it('stands in singletons for the object of the present unit', async () => {
    const units = new Units();
    const { cart } = (await contextWith(units, Cart, Shop)).getBean(Shop);
    units.present = new Map();
    cart.add('a');
    const first = units.present;
    units.present = new Map();
    assert.equal(cart.size, 0);
    units.present = first;
    assert.equal(cart.size, 1);
    assert.ok(cart instanceof Cart);
  });

  it('is the only one of its type for injection and look-up', async () => {
    const context = await contextWith(new Units(), Cart, Shop);
    assert.deepEqual(context.getBeanNamesForType(Cart), ['scopedTarget.cart', 'cart']);
    assert.equal(context.getBean(Cart), context.getBean(Shop).cart);
  });

  it('fails by the name of the bean where there is no unit', async () => {
    const { cart } = (await contextWith(new Units(), Cart, Shop)).getBean(Shop);
    assert.throws(() => cart.add('a'), /Cannot create bean 'scopedTarget\.cart'.*'unit' is not active/s);
  });

  it('may stand before what a bean method makes', async () => {
    @Configuration()
    class App {
      @Bean() @Scope('unit', { proxyMode: 'targetClass' }) basket(): Cart {
        return new Cart();
      }
    }
    const units = new Units();
    const context = await contextWith(units, App);
    units.present = new Map();
    assert.equal(context.getBean(Cart).add('x'), 1);
  });
});

describe('A prototype', () => {
  it('is a new object for everyone who asks', async () => {
    @Component()
    @Scope('prototype')
    class Pen {}
    @Component()
    class Desk {
      constructor(
        readonly left: Pen,
        readonly right: Pen,
      ) {}
    }
    const context = await AnnotationConfigApplicationContext.run(Pen, Desk);
    const { left, right } = context.getBean(Desk);
    assert.notEqual(left, right);
    assert.notEqual(context.getBean(Pen), context.getBean(Pen));
  });

  it('is destroyed where one asks for it', async () => {
    let destroyed = 0;
    @Component()
    @Scope('prototype')
    class Pen {
      @PreDestroy() close(): void {
        destroyed += 1;
      }
    }
    const context = await AnnotationConfigApplicationContext.run(Pen);
    const pen = context.getBean(Pen);
    await context.close();
    assert.equal(destroyed, 0);
    await context.getBeanFactory().destroyBean('pen', pen);
    assert.equal(destroyed, 1);
  });
});
