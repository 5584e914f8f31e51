import assert from 'node:assert/strict';
import { parseMatrixVariables } from './matrix-variables.js';

describe('parseMatrixVariables', () => {
  for (const [text, variables] of [
    ['x=1;y=2,3;x=4', { x: ['1', '4'], y: ['2', '3'] }],
    [';a;b=', { a: [''] }],
    ['b=,', { b: ['', ''] }],
    ['jsessionid=1;JSESSIONID=2;x=3', { x: ['3'] }],
    ['', {}],
    [' ', {}],
    ['a%20b=%2C', { 'a%20b': ['%2C'] }],
  ] as const) {
    it(`reads "${text}"`, () => assert.deepEqual(Object.fromEntries(parseMatrixVariables(text)), variables));
  }
});
