import assert from 'node:assert/strict';
import { decoratorFor } from '../metadata/decorator-targets.js';
import { Implements } from '../metadata/interfaces.js';
import { LOWEST_PRECEDENCE, ORDER, Ordered, orderOf, PRIORITY, PriorityOrdered, sortByOrder } from './ordered.js';

class Plain {
  constructor(readonly name: string) {}
}

class Ranked implements Ordered {
  constructor(readonly order: number) {}
  getOrder(): number {
    return this.order;
  }
}

class First extends PriorityOrdered {
  constructor(readonly order: number) {
    super();
  }
  override getOrder(): number {
    return this.order;
  }
}

@Implements(PriorityOrdered)
class Declared extends Ranked {}

@decoratorFor(ORDER, { value: 3 }, 'class')
class Third {}

@decoratorFor(ORDER, { value: 9 }, 'class')
class RankedAndAnnotated extends Ranked {}

@decoratorFor(PRIORITY, { value: 7 }, 'class')
class Seventh {}

class Inherits extends Third {}

describe('orderOf', () => {
  it('asks the object first', () => assert.equal(orderOf(new RankedAndAnnotated(1)), 1));
  it('reads @Order of the class', () => assert.equal(orderOf(new Third()), 3));
  it('reads @Order of a superclass', () => assert.equal(orderOf(new Inherits()), 3));
  it('reads @Priority of the class', () => assert.equal(orderOf(new Seventh()), 7));
  it('knows nothing of an object that says nothing', () => assert.equal(orderOf(new Plain('a')), undefined));
  it('reads the decorator where a class is given', () => assert.equal(orderOf(Third), 3));
});

describe('sortByOrder', () => {
  it('puts lower values first and what says nothing last', () => {
    const plain = new Plain('p');
    const ranked = new Ranked(1);
    const third = new Third();
    assert.deepEqual(sortByOrder([plain, third, ranked]), [ranked, third, plain]);
  });

  it('keeps the places of equals, undeclared and lowest alike', () => {
    const list = [new Plain('a'), new Ranked(LOWEST_PRECEDENCE), new Plain('b')];
    assert.deepEqual(sortByOrder(list), list);
  });

  it('puts the priority group before all others, ordered in itself', () => {
    const low = new Ranked(-100);
    const five = new First(5);
    const four = new Declared(4);
    assert.deepEqual(sortByOrder([low, five, four]), [four, five, low]);
  });

  it('leaves the given list as it is', () => {
    const list = [new Ranked(2), new Ranked(1)];
    sortByOrder(list);
    assert.deepEqual(
      list.map((item) => item.order),
      [2, 1],
    );
  });
});
