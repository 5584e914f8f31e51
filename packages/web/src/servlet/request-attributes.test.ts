import assert from 'node:assert/strict';
import { RequestAttributes } from './request-attributes.js';

describe('RequestAttributes', () => {
  const filled = (...names: string[]) => {
    const attributes = new RequestAttributes();
    for (const name of names) attributes.set(name, `value of ${name}`);
    return attributes;
  };

  it('gives what was set last under a name', () => {
    const attributes = filled('a', 'b', 'c');
    attributes.set('b', 2);
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map((name) => attributes.get(name)),
      ['value of a', 2, 'value of c', undefined],
    );
  });

  it('names them in the order in which they were set', () => {
    assert.deepEqual(filled('a', 'b', 'a', 'c').names(), ['a', 'b', 'c']);
  });

  for (const [place, name, left] of [
    ['first', 'a', ['b', 'c']],
    ['middle', 'b', ['a', 'c']],
    ['last', 'c', ['a', 'b']],
    ['unknown', 'd', ['a', 'b', 'c']],
  ] as const) {
    it(`removes the ${place} one and leaves the others`, () => {
      const attributes = filled('a', 'b', 'c');
      attributes.remove(name);
      assert.deepEqual(attributes.names(), left);
      assert.equal(attributes.get(name), undefined);
    });
  }

  it('takes nothing for a removal', () => {
    const attributes = filled('a', 'b');
    attributes.set('a', null);
    attributes.set('b', undefined);
    assert.deepEqual(attributes.names(), []);
  });
});
