import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDouble } from './java-double.js';

describe('parseDouble', () => {
  const numbers = {
    '1': 1,
    '.5': 0.5,
    '1.': 1,
    '-2e-1': -0.2,
    '1d': 1,
    '2F': 2,
    '0x1p-1': 0.5,
    '-0x.8p1': -1,
    Infinity: Number.POSITIVE_INFINITY,
  };
  for (const [text, number] of Object.entries(numbers)) {
    it(`reads ${text}`, () => assert.equal(parseDouble(text), number));
  }

  for (const text of ['', '.', 'e1', '1e', '0x1', '0xp1', '1_0', '١', 'nan', '1 ']) {
    it(`reads no number in ${JSON.stringify(text)}`, () => assert.equal(parseDouble(text), undefined));
  }

  it('reads every number that JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (number) => {
        assert.equal(parseDouble(String(number)), Number(String(number)));
      }),
    );
  });
});
