import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import fc from 'fast-check';
import { PathContainer } from './path-container.js';
import { PathIndex } from './path-index.js';
import { PathPattern } from './path-pattern.js';
import { PathPatternParser } from './path-pattern-parser.js';

const parser = new PathPatternParser();

function indexOf(...patterns: string[]): PathIndex<string> {
  const index = new PathIndex<string>();
  for (const pattern of patterns) index.add(parser.parse(pattern), pattern);
  return index;
}

describe('PathIndex', () => {
  it('finds literal and variable patterns, the most specific first', () => {
    const index = indexOf('/**', '/users/*', '/users/{id}', '/users/me', '/orders');
    assert.deepEqual(index.lookup('/users/me'), ['/users/me', '/users/{id}', '/users/*', '/**']);
    assert.deepEqual(index.lookup('/users/7'), ['/users/{id}', '/users/*', '/**']);
  });

  it('finds a pattern whose only wildcard is a file extension', () => {
    const index = indexOf('/a.*', '/a.json');
    assert.deepEqual(index.lookup('/a.txt'), ['/a.*']);
    assert.deepEqual(index.lookup('/a.json'), ['/a.json', '/a.*']);
    assert.deepEqual(index.lookupNearest('/a.json').values, ['/a.json']);
  });

  it('finds nothing where no pattern can match, and always the same nothing', () => {
    const index = indexOf('/users/{id}', '/users');
    for (const path of ['/orders', '/users/1/2', '/users/', '', '/', 'users']) {
      assert.deepEqual(index.lookup(path), [], path);
      assert.equal(index.lookup(path), index.lookup('/nothing'), path);
    }
  });

  it('answers the same array again for a literal path and for one variable pattern', () => {
    const index = indexOf('/a', '/{x}', '/b/{x}');
    assert.equal(index.lookup('/a'), index.lookup('/a'));
    assert.equal(index.lookup('/b/1'), index.lookup('/b/2'));
  });

  it('keeps the order of adding among patterns of the same specificity', () => {
    const index = new PathIndex<number>();
    for (const value of [1, 2, 3]) index.add(parser.parse('/{x}'), value);
    assert.deepEqual(index.lookup('/a'), [1, 2, 3]);
  });

  it('finds encoded paths by their decoded segments', () => {
    const index = indexOf('/a b', '/a/b', '/a/%2F', '/{x}');
    assert.deepEqual(index.lookup('/a%20b'), ['/a b', '/{x}']);
    assert.deepEqual(index.lookup('/%61/b'), ['/a/b']);
    assert.deepEqual(index.lookup('/a%2Fb'), ['/{x}']);
    assert.deepEqual(index.lookup('/a/%2F'), []);
    assert.deepEqual(index.lookup('/a/%252F'), ['/a/%2F']);
  });

  it('finds paths with parameters by their segments without them', () => {
    const index = indexOf('/a/b', '/a/{x}', '/a;x=1/b', '//b', '/a/*');
    assert.deepEqual(index.lookup('/a;x=1/b;y=2'), ['/a/b', '/a/{x}', '/a/*']);
    assert.deepEqual(index.lookup('/;x=1/b'), []);
    assert.deepEqual(index.lookup('/a/;x=1'), ['/a/*']);
  });

  it('takes no notice of letter case for patterns that do not, and only for them', () => {
    const index = indexOf('/Users/{id}', '/Me');
    const insensitive = new PathPatternParser({ caseSensitive: false });
    index.add(insensitive.parse('/ITEMS/{id}'), '/ITEMS/{id}');
    index.add(insensitive.parse('/mE'), '/mE');
    assert.deepEqual(index.lookup('/items/1'), ['/ITEMS/{id}']);
    assert.deepEqual(index.lookup('/users/1'), []);
    assert.deepEqual(index.lookup('/me'), ['/mE']);
    assert.deepEqual(index.lookup('/Me'), ['/Me', '/mE']);
  });

  it('finds literal patterns alone', () => {
    const index = indexOf('/users/me', '/users/{id}', '/a b');
    assert.deepEqual(index.lookupNearest('/users/me').values, ['/users/me']);
    assert.deepEqual(index.lookupNearest('/a%20b').values, ['/a b']);
    assert.deepEqual(index.lookupNearest('/users/1').values, index.lookup('/users/1'));
  });

  it('finds what is added after a lookup, and no longer what is removed', () => {
    const index = indexOf('/a');
    assert.deepEqual(index.lookup('/a'), ['/a']);
    index.add(parser.parse('/{x}'), '/{x}');
    assert.deepEqual(index.lookup('/a'), ['/a', '/{x}']);
    assert.equal(index.remove(parser.parse('/a'), '/a'), true);
    assert.equal(index.remove(parser.parse('/a'), '/a'), false);
    assert.deepEqual(index.lookup('/a'), ['/{x}']);
  });

  it('refuses patterns of message routes', () => {
    const routes = new PathPatternParser({ pathOptions: PathContainer.Options.MESSAGE_ROUTE });
    assert.throws(() => new PathIndex<number>().add(routes.parse('a.b'), 1), IllegalArgumentException);
  });

  it('finds every pattern that matches, in order of specificity, and a literal one only where it matches', () => {
    const segment = fc.constantFrom(
      'a',
      'b',
      '',
      'a b',
      '?',
      'a?',
      '*',
      '***',
      'a*',
      '{x}',
      '{y:[ab]}',
      '{z}b',
      '{u}{v}',
      '**',
      '{*w}',
    );
    const patterns = fc
      .array(
        fc.array(segment, { maxLength: 4 }).map((list) => list.join('/')),
        { maxLength: 12 },
      )
      .map((texts) => texts.flatMap((text) => [`/${text}`, text]).filter(isPattern));
    const part = fc.constantFrom('a', 'b', 'A', '', 'ab', 'a%20b', '%61', 'a;x=1', ';y', 'a%2Fb', '%00');
    const path = fc.array(part, { maxLength: 5 }).map((list) => list.join('/'));
    fc.assert(
      fc.property(patterns, fc.array(path, { minLength: 1 }), fc.boolean(), (texts, paths, caseSensitive) => {
        const parse = new PathPatternParser({ caseSensitive });
        const all = texts.map((text) => parse.parse(text)).toSorted(PathPattern.SPECIFICITY_COMPARATOR);
        const index = new PathIndex<PathPattern>();
        for (const pattern of all) index.add(pattern, pattern);
        for (const one of paths) {
          const container = PathContainer.parsePath(one);
          const found = index.lookup(one);
          const matching = found.filter((pattern) => pattern.matches(container));
          assert.deepEqual(
            matching,
            all.filter((pattern) => pattern.matches(container)),
            `${one} by ${texts}`,
          );
          const wrong = found.filter((pattern) => !pattern.hasPatternSyntax() && !pattern.matches(container));
          assert.deepEqual(wrong, [], one);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function isPattern(text: string): boolean {
  try {
    parser.parse(text);
    return true;
  } catch {
    return false;
  }
}
