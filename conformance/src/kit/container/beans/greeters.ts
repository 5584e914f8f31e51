import { Interface, LOWEST_PRECEDENCE, Order, type Ordered, Priority, Qualifier } from '@vernal/core';
import { Named } from './named.js';
import { Trace, type Traced } from './trace.js';

/** The interface that injection points ask for. */
@Interface({ all: ['greet'] })
export abstract class Greeter {
  abstract greet(): string;
}

/** A greeter without any decorator. */
export class English extends Named implements Greeter {
  greet(): string {
    return 'hello';
  }
}

/** Another greeter without any decorator. */
export class French extends Named implements Greeter {
  greet(): string {
    return 'bonjour';
  }
}

/** A third greeter without any decorator. */
export class German extends Named implements Greeter {
  greet(): string {
    return 'hallo';
  }
}

/** A greeter whose class has the order 1. */
@Order(1)
export class FirstGreeter extends Named implements Greeter {
  greet(): string {
    return 'first';
  }
}

/** A greeter whose class has the order 2. */
@Order(2)
export class SecondGreeter extends Named implements Greeter {
  greet(): string {
    return 'second';
  }
}

/** A greeter whose class has the priority 1: before that of 2. */
@Priority(1)
export class HighGreeter extends Named implements Greeter {
  greet(): string {
    return 'high';
  }
}

/** A greeter whose class has the priority 2. */
@Priority(2)
export class LowGreeter extends Named implements Greeter {
  greet(): string {
    return 'low';
  }
}

/** A greeter whose class has the qualifier "polite". */
@Qualifier('polite')
export class PoliteGreeter extends Named implements Greeter {
  greet(): string {
    return 'good day';
  }
}

/** A greeter whose order is a property of the object. */
export class RankedGreeter extends Named implements Greeter, Ordered {
  order = LOWEST_PRECEDENCE;

  getOrder(): number {
    return this.order;
  }

  greet(): string {
    return 'ranked';
  }
}

/** What WrappingProcessor makes; no bean of its own. */
export class WrappedGreeter implements Greeter, Traced {
  constructor(readonly target: Greeter) {}

  greet(): string {
    return `${this.target.greet()}!`;
  }

  describeInTrace(): string {
    return `wrapped(${Trace.describe(this.target)})`;
  }
}
