import { Autowired, type InitializingBean, Inject, Lazy } from '@vernal/core';
import type { Callable } from './callable.js';
import { Named } from './named.js';

/** A class that is declared further down: its type is not recorded, so the decorator says it. */
type Later<T> = T;

/** Needs an egg by constructor, which needs a chicken by constructor. */
export class Chicken extends Named {
  constructor(name: string, @Inject(() => Egg) egg: Later<Egg>) {
    super(name, egg);
  }
}

/** Needs a chicken by constructor. */
export class Egg extends Named {
  constructor(name: string, @Inject() chicken: Chicken) {
    super(name, chicken);
  }
}

/** Needs an egg by field, which needs a chicken by field. */
export class FieldChicken extends Named implements InitializingBean {
  @Autowired({ type: () => FieldEgg }) private readonly egg!: Later<FieldEgg>;

  afterPropertiesSet(): void {
    this.trace(`has ${this.egg.label()}`);
  }
}

/** Needs a chicken by field. */
export class FieldEgg extends Named implements InitializingBean {
  @Autowired() private readonly chicken!: FieldChicken;

  afterPropertiesSet(): void {
    this.trace(`has ${this.chicken.label()}`);
  }
}

/** Needs an egg by constructor, but only when it is used. */
export class LazyChicken extends Named implements Callable {
  readonly #egg: Later<LazyEgg>;

  constructor(name: string, @Lazy() @Inject(() => LazyEgg) egg: Later<LazyEgg>) {
    super(name);
    this.#egg = egg;
  }

  call(): unknown {
    return this.#egg.hatch();
  }
}

/** Needs a lazy chicken by constructor. */
export class LazyEgg extends Named {
  constructor(name: string, @Inject() chicken: LazyChicken) {
    super(name, chicken);
  }

  hatch(): string {
    this.trace('hatch');
    return this.label();
  }
}

/** Needs an object of its own type: itself, where there is no other. */
export class SelfReference extends Named implements InitializingBean {
  @Autowired() private readonly self!: SelfReference;

  afterPropertiesSet(): void {
    this.trace(`has ${this.self.label()}`);
  }
}
