import assert from 'node:assert/strict';
import { javaText } from './java-text.js';

describe('javaText', () => {
  for (const [value, text] of [
    [undefined, 'null'],
    [null, 'null'],
    ['a', 'a'],
    [1, '1'],
    [['a', null, 2], '[a, null, 2]'],
    [new Set(['a', 'b']), '[a, b]'],
    [new Map<string, unknown>([['k', ['v']]]), '{k=[v]}'],
    [{ k: 'v', l: undefined }, '{k=v, l=null}'],
    [{ toString: () => 'mine' }, 'mine'],
  ] as const) {
    it(`writes ${text}`, () => assert.equal(javaText(value), text));
  }
});
