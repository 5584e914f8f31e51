import { type Class, Description, type DisposableBean, type FactoryBean, Inject } from '@vernal/core';
import { Named } from './named.js';
import { Failure } from './plain.js';

/** Made by a factory. */
export class Product extends Named {
  open(): void {
    this.trace('open');
  }

  shut(): void {
    this.trace('shut');
  }

  close(): void {
    this.trace('close');
  }
}

/** The bean of its name is what it makes; the factory itself has the name with "&" before it. */
export class ProductFactory extends Named implements FactoryBean<Product>, DisposableBean {
  singleton = true;
  product = 'product';
  failing = false;

  getObject(): Product {
    this.trace('getObject');
    if (this.failing) throw new Failure();
    return new Product(this.product);
  }

  getObjectType(): Class {
    return Product;
  }

  isSingleton(): boolean {
    return this.singleton;
  }

  destroy(): void {
    this.trace('destroy');
  }
}

/** A factory whose product is made when the context is refreshed. */
export class EagerProductFactory extends ProductFactory {
  isEagerInit(): boolean {
    return true;
  }
}

/** A product by constructor, may it come from a factory or not. */
export class NeedsProduct extends Named {
  constructor(name: string, @Inject() product: Product) {
    super(name, product);
  }
}

/** Has a method that a definition names as factory method. */
export class Workshop extends Named {
  @Description('Any decorator has the return type recorded.')
  build(): Product {
    this.trace('build');
    return new Product('built');
  }
}
