import assert from 'node:assert/strict';
import { noise, spread } from './statistics.mjs';

describe('spread', () => {
  it('is the median between the quartiles, in whatever order the values come', () => {
    assert.deepEqual(spread([5, 1, 4, 2, 3]), { median: 3, q1: 2, q3: 4 });
  });

  it('lies between two values where none is at the place', () => {
    assert.deepEqual(spread([1, 2, 3, 4]), { median: 2.5, q1: 1.75, q3: 3.25 });
  });

  it('is the value itself where there is one', () => {
    assert.deepEqual(spread([7]), { median: 7, q1: 7, q3: 7 });
  });
});

describe('noise', () => {
  it('is the share of the median that the quartiles lie apart', () => {
    assert.equal(noise([8, 9, 10, 11, 12]), 0.2);
  });
});
