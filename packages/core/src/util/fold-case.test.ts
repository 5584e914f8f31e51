import assert from 'node:assert/strict';
import { foldCase } from './fold-case.js';

describe('foldCase', () => {
  it('makes texts the same that differ in letter case only', () => {
    assert.equal(foldCase('Größe É'), foldCase('GRößE é'));
    assert.equal(foldCase('ABC'), 'abc');
  });

  it('keeps the length: ß is not SS', () => {
    assert.equal(foldCase('ßéé').length, 3);
    assert.notEqual(foldCase('ß'), foldCase('SS'));
  });
});
