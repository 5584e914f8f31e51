import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonicalPropertyName, propertyTokens, splitPropertyPath } from './property-path.js';
import { simpleMatch } from './simple-match.js';

describe('property paths', () => {
  it('are split at dots outside of brackets', () => {
    assert.deepEqual(splitPropertyPath("a.b[0].c['x.y'].d"), ['a', 'b[0]', "c['x.y']", 'd']);
    assert.deepEqual(
      [splitPropertyPath(''), splitPropertyPath('.a'), splitPropertyPath('a.')],
      [[''], ['', 'a'], ['a', '']],
    );
  });

  it('have names and keys in their steps, quotes taken off', () => {
    assert.deepEqual(propertyTokens(`map['a.b']["c"][0]`), {
      name: 'map',
      keys: ['a.b', 'c', '0'],
      canonicalName: 'map[a.b][c][0]',
    });
    assert.deepEqual(propertyTokens('map[a[b]c]').keys, ['a[b]c']);
    assert.deepEqual(propertyTokens('list[').name, 'list[');
  });

  it('are the same in their one form', () => {
    assert.equal(canonicalPropertyName(`a['k'].b["x"][0]`), 'a[k].b[x][0]');
  });

  it('are read in time that grows with their length only', () => {
    for (const piece of ["['", '[', ']', "']", '[]', 'a.', "['x']"]) {
      const path = piece.repeat(200_000);
      assert.ok(canonicalPropertyName(path).length <= path.length);
      for (const step of splitPropertyPath(path).slice(0, 3)) propertyTokens(step);
    }
  });

  it('lose nothing when split and read', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '.', '[', ']', "'", '"', '0'), maxLength: 20 }), (path) => {
        assert.equal(splitPropertyPath(path).join('.'), path);
        for (const step of splitPropertyPath(path)) assert.equal(typeof propertyTokens(step).canonicalName, 'string');
      }),
    );
  });
});

describe('simpleMatch', () => {
  it('lets a star stand for any text', () => {
    assert.deepEqual(
      ['name', 'n*', '*me', '*a*', 'n*m*', '*'].map((pattern) => simpleMatch([pattern], 'name')),
      [true, true, true, true, true, true],
    );
    assert.deepEqual(
      ['nam', 'N*', 'n*x', 'name*name', '*x*'].map((pattern) => simpleMatch([pattern], 'name')),
      [false, false, false, false, false],
    );
    assert.equal(simpleMatch(['lines*.sku'], 'lines[0].sku'), true);
  });

  it('agrees with a regular expression', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 6 });
    fc.assert(
      fc.property(text, text, (pattern, value) => {
        assert.equal(simpleMatch([pattern], value), new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(value));
      }),
    );
  });
});
