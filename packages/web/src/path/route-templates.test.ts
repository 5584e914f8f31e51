import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import fc from 'fast-check';
import { PathContainer } from './path-container.js';
import type { PathMatchInfo } from './path-pattern.js';
import { PathPatternParser } from './path-pattern-parser.js';

const parser = new PathPatternParser();

/** Matches the path as text; with `isCut` it was allowed to be cut into segments. */
function matchUnparsed(pattern: string, value: string): { info: PathMatchInfo | undefined; isCut: boolean } {
  let isCut = false;
  const path = {
    value,
    get container() {
      isCut = true;
      return PathContainer.parsePath(value);
    },
  };
  return { info: parser.parse(pattern).matchAndExtract(path), isCut };
}

describe('a path pattern with literal text and free variables only', () => {
  it('matches a plain path without cutting it into segments', () => {
    const { info, isCut } = matchUnparsed('/a.b/{x}/{y-z}', '/a.b/1/2');
    assert.deepEqual(
      [...info!.uriVariables],
      [
        ['x', '1'],
        ['y-z', '2'],
      ],
    );
    assert.equal(info!.matrixVariables.size, 0);
    assert.equal(isCut, false);
    assert.deepEqual(matchUnparsed('/a.b/{x}', '/acb/1'), { info: undefined, isCut: false });
  });

  it('has paths with escapes or parameters cut into segments', () => {
    for (const [path, value] of [
      ['/a%20b', 'a b'],
      ['/a;x=1', 'a'],
    ] as const) {
      const { info, isCut } = matchUnparsed('/{x}', path);
      assert.deepEqual([info!.uriVariables.get('x'), isCut], [value, true]);
    }
  });
});

describe('a path pattern with more in it', () => {
  for (const pattern of ['/{x:\\d+}', '/*', '/{*x}', '/x{y}', '/?']) {
    it(`has all paths cut into segments: ${pattern}`, () => assert.equal(matchUnparsed(pattern, '/1').isCut, true));
  }
});

describe('PathPattern', () => {
  it('finds the same in a path as text and in its segments', () => {
    const segment = fc.constantFrom('a', 'b', '', '{x}', '{y}', '{z:a|b}', '*', 'a{w}');
    const patterns = fc.uniqueArray(segment, { maxLength: 4 }).map((list) => `/${list.join('/')}`);
    const path = fc
      .array(fc.constantFrom('a', 'b', '', 'ab', 'a%20', 'a;x=1'), { maxLength: 4 })
      .map((list) => `/${list.join('/')}`);
    fc.assert(
      fc.property(patterns, path, (text, value) => {
        const pattern = parser.parse(text);
        const container = PathContainer.parsePath(value);
        const cut = pattern.matchAndExtract(container);
        assert.deepEqual(matchUnparsed(text, value).info, cut);
        assert.equal(pattern.matches({ value, container }), cut !== undefined);
      }),
      { numRuns: 500 },
    );
  });
});

describe('PathPattern.buildPath', () => {
  it('puts values in the place of variables and encodes them', () => {
    const pattern = parser.parse('/a b/{x}/{y:\\d+}/z@é;');
    assert.equal(pattern.buildPath({ x: "1/2;'", y: 3 }), '/a%20b/1%2F2%3B%27/3/z@%C3%A9%3B');
  });

  it('refuses a value that is missing, empty or not as it must be', () => {
    const pattern = parser.parse('/{x:[a-z]+}');
    for (const values of [{}, { x: '' }, { x: null }, { x: '1' }]) {
      assert.throws(() => pattern.buildPath(values), IllegalArgumentException, JSON.stringify(values));
    }
    assert.throws(() => parser.parse('/{toString}').buildPath({}), IllegalArgumentException);
  });

  it('refuses patterns that say too little of the path', () => {
    for (const pattern of ['/*', '/a?', '/a/**', '/{*x}', '/{x}.html']) {
      assert.throws(() => parser.parse(pattern).buildPath({ x: 'a' }), /says too little/, pattern);
    }
  });

  it('builds a path in which the same values are found again', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(text, text, (x, y) => {
        const pattern = parser.parse('/a/{x}/{y}');
        const info = pattern.matchAndExtract(PathContainer.parsePath(pattern.buildPath({ x, y })));
        assert.deepEqual(Object.fromEntries(info!.uriVariables), { x, y });
      }),
    );
  });
});
