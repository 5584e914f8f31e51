import assert from 'node:assert/strict';
import { getClass } from './type-reference.js';

class Order {}

describe('getClass', () => {
  it('gives the class that made an object', () => assert.equal(getClass(new Order()), Order));

  it('gives the class of a primitive value', () => assert.equal(getClass('text'), String));

  it('gives Object for what has no prototype', () => assert.equal(getClass(Object.create(null)), Object));

  it('does not take a field named constructor for the class', () => {
    assert.equal(getClass(JSON.parse('{"constructor": {"name": "Order"}}')), Object);
  });

  it('does not take a class in a field named constructor for the class', () => {
    assert.equal(getClass({ constructor: Order }), Object);
  });
});
