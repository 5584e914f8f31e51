import assert from 'node:assert/strict';
import { JsonMappingException } from './json-mapping-exception.js';
import { checkNumberLengths } from './json-numbers.js';

describe('checkNumberLengths', () => {
  it('refuses a number of more than 1,000 characters, wherever it stands', () => {
    for (const before of [0, 1, 500, 999, 1000, 1001, 2500]) {
      const text = `${' '.repeat(before)}${'9'.repeat(1001)} , 1`;
      assert.throws(() => checkNumberLengths(text), JsonMappingException, String(before));
    }
    assert.throws(() => checkNumberLengths(`{"a":-0.${'1'.repeat(998)}}`), JsonMappingException);
  });

  it('takes shorter numbers, and long texts of digits', () => {
    for (const before of [0, 1, 500, 999, 1000, 1001]) {
      checkNumberLengths(`${' '.repeat(before)}${'9'.repeat(1000)} , 1`);
      checkNumberLengths(`${' '.repeat(before)}{"\\"a":"${'9'.repeat(5000)}"}`);
    }
  });
});
