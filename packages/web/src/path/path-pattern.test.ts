import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import fc from 'fast-check';
import { PathContainer } from './path-container.js';
import { PathPattern } from './path-pattern.js';
import { PathPatternParser } from './path-pattern-parser.js';

const parser = new PathPatternParser();

function matches(pattern: string, path: string, caseSensitive = true): boolean {
  return new PathPatternParser({ caseSensitive }).parse(pattern).matches(PathContainer.parsePath(path));
}

function variables(pattern: string, path: string): Record<string, string> | undefined {
  const info = parser.parse(pattern).matchAndExtract(PathContainer.parsePath(path));
  return info && Object.fromEntries(info.uriVariables);
}

function matchStart(pattern: string, path: string): [string, string] | undefined {
  const info = parser.parse(pattern).matchStartOfPath(PathContainer.parsePath(path));
  return info && [info.pathMatched.value(), info.pathRemaining.value()];
}

function within(pattern: string, path: string): string {
  return parser.parse(pattern).extractPathWithinPattern(PathContainer.parsePath(path)).value();
}

function combine(a: string, b: string): string {
  return parser.parse(a).combine(parser.parse(b)).getPatternString();
}

describe('PathPattern', () => {
  describe('matches', () => {
    it('compares literal text with decoded segments', () => {
      assert.ok(matches('/a b/é', '/a%20b/%C3%A9'));
      assert.ok(!matches('/a%20b', '/a%20b'));
    });

    it('takes no notice of path parameters', () => {
      assert.ok(matches('/a/b', '/a;x=1/b;y=2'));
    });

    it('tells paths with and without a trailing slash apart', () => {
      assert.ok(!matches('/a', '/a/'));
      assert.ok(!matches('/a/', '/a'));
    });

    it('lets "*" at the end be nothing, elsewhere one segment', () => {
      assert.ok(matches('/a/*', '/a/'));
      assert.ok(!matches('/a/*', '/a'));
      assert.ok(!matches('/*/a', '//a'));
    });

    it('lets "**" at the end be nothing or any number of segments', () => {
      for (const path of ['/a', '/a/', '/a/b/c']) assert.ok(matches('/a/**', path), path);
      assert.ok(!matches('/a/**', '/ab'));
    });

    it('lets "**" at the start be any number of segments', () => {
      for (const path of ['/a', '/x/a', '/x/y/a']) assert.ok(matches('/**/a', path), path);
      assert.ok(!matches('/**/a', '/a/b'));
    });

    it('lets "?" be one character, not a separator', () => {
      assert.ok(matches('/?b', '/ab'));
      assert.ok(!matches('/a?', '/a'));
      assert.ok(!matches('/a?b', '/a/b'));
    });

    it('matches the empty path by the empty pattern and "/**" alone', () => {
      assert.ok(matches('', ''));
      assert.ok(matches('/**', ''));
      for (const pattern of ['/', '*', '/**/a']) assert.ok(!matches(pattern, ''), pattern);
    });

    it('takes no notice of letter case where it is told so', () => {
      for (const pattern of ['/fOO', '/fO?', '/{a:f.*}', '/F{a}', '/F*'])
        assert.ok(matches(pattern, '/Foo', false), pattern);
      assert.ok(matches('/É', '/%C3%A9', false));
      assert.ok(!matches('/ß', '/SS', false));
    });
  });

  describe('matchAndExtract', () => {
    it('gives the variables of segments', () => {
      assert.deepEqual(variables('/{a}/x/{b:\\d+}', '/1%202/x/3'), { a: '1 2', b: '3' });
    });

    it('gives several variables of one segment, the first as long as can be', () => {
      assert.deepEqual(variables('/{name}.{ext}', '/f.tar.gz'), { name: 'f.tar', ext: 'gz' });
    });

    it('gives all segments that are left, with their separators', () => {
      assert.deepEqual(variables('/a/{*rest}', '/a/b/c%20d/'), { rest: '/b/c d/' });
      assert.deepEqual(variables('/{*start}/z', '/a/b/z'), { start: '/a/b' });
      assert.deepEqual(variables('/{*all}', ''), { all: '' });
    });

    it('gives nothing where the regular expression does not match wholly', () => {
      assert.equal(variables('/{a:\\d+}', '/1x'), undefined);
      assert.equal(variables('/{a:x|y}', '/xz'), undefined);
    });

    it('gives the parameters of the segment of each variable', () => {
      const info = parser.parse('/{a}/{b}.{c}/d').matchAndExtract(PathContainer.parsePath('/1;x=1,2/f.g;y=3/d;z=4'));
      const found = [...info!.matrixVariables].map(([name, map]) => [name, Object.fromEntries(map)]);
      assert.deepEqual(Object.fromEntries(found), { a: { x: ['1', '2'] }, c: { y: ['3'] } });
    });

    it('collects the parameters of all segments that a variable takes', () => {
      const info = parser.parse('/{*a}').matchAndExtract(PathContainer.parsePath('/1;x=1/2;x=2;y=3'));
      assert.deepEqual(Object.fromEntries(info!.matrixVariables.get('a')!), { x: ['1', '2'], y: ['3'] });
    });

    it('keeps the first of two values where "{x}" and "{*x}" are in one pattern', () => {
      assert.deepEqual(variables('/{x}/{*x}', '/1/2'), { x: '1' });
    });

    it('takes variables of any name, those of a prototype too', () => {
      const info = parser.parse('/{__proto__}').matchAndExtract(PathContainer.parsePath('/a'));
      assert.deepEqual([...info!.uriVariables], [['__proto__', 'a']]);
    });

    it('refuses capturing groups in a regular expression', () => {
      for (const pattern of ['/{a:(x|y)z}', '/{a:(x|y)z}-{b}']) {
        assert.throws(() => variables(pattern, '/xz-1'), IllegalArgumentException, pattern);
      }
      assert.deepEqual(variables('/{a:(?:x|y)z}', '/xz'), { a: 'xz' });
    });
  });

  describe('matchStartOfPath', () => {
    it('cuts the path where the pattern ends', () => {
      assert.deepEqual(matchStart('/a/{b}', '/a/b/c/d'), ['/a/b', '/c/d']);
      assert.deepEqual(matchStart('/a/', '/a/b'), ['/a/', 'b']);
      assert.deepEqual(matchStart('', '/a'), ['', '/a']);
    });

    it('takes all where the pattern does', () => {
      assert.deepEqual(matchStart('/a/**', '/a/b'), ['/a/b', '']);
    });

    it('matches whole segments only', () => {
      assert.equal(matchStart('/a', '/ab'), undefined);
      assert.equal(matchStart('/**', ''), undefined);
    });

    it('takes as little as it can for "**" at the start', () => {
      assert.deepEqual(matchStart('/**/a', '/x/a/y/a'), ['/x/a', '/y/a']);
    });
  });

  describe('extractPathWithinPattern', () => {
    it('starts at the first element that is not literal', () => {
      assert.equal(within('/docs/*/x', '/docs/a/x'), 'a/x');
      assert.equal(within('/docs/a', '/docs/a'), '');
    });

    it('has no separators around it and single ones within', () => {
      assert.equal(within('/docs/**', '/docs//a///b//'), 'a/b');
      assert.equal(within('/docs/**', '/docs/'), '');
    });
  });

  describe('combine', () => {
    it('joins two patterns by one separator', () => {
      for (const [a, b] of [
        ['/a', '/b'],
        ['/a/', '/b'],
        ['/a', 'b'],
        ['/a/*', '/b'],
        ['/a/**', 'b'],
      ] as const) {
        assert.equal(combine(a, b), '/a/b', `${a} + ${b}`);
      }
    });

    it('leaves the second one where the first matches it', () => {
      assert.equal(combine('/*', '/b'), '/b');
      assert.equal(combine('/**', '/b/c'), '/b/c');
      assert.equal(combine('/*.*', '/b.html'), '/b.html');
    });

    it('puts the known extension behind the file', () => {
      assert.equal(combine('/*.html', '/b'), '/b.html');
      assert.equal(combine('/*.html', '/b.*'), '/b.html');
    });

    it('refuses two extensions, and files of different folders', () => {
      assert.throws(() => combine('/*.html', '/b.txt'), IllegalArgumentException);
      assert.throws(() => combine('/a/*.html', '/b/c'), IllegalArgumentException);
    });

    it('is the other one where one is empty', () => {
      assert.equal(combine('', '/b'), '/b');
      assert.equal(combine('/a', ''), '/a');
      assert.equal(combine('', ''), '');
    });
  });

  it('is put before less specific patterns', () => {
    const sorted = ['/a/b', '/{x}/b', '/a/{y:\\d+}.{z}', '/a/{y}', '/{x}/{y}', '/*/b', '/*/*', '/a/**', '/**'];
    const patterns = sorted.map((text) => parser.parse(text));
    const byScore = patterns.toReversed().toSorted(PathPattern.SPECIFICITY_COMPARATOR);
    assert.deepEqual(byScore.map(String).slice(-2), ['/a/**', '/**']);
    assert.equal(String(byScore[0]), '/a/b');
    for (const [a, b] of [
      ['/a/b', '/{x}/b'],
      ['/{x}/b', '/{x}/{y}'],
      ['/{x}/{y}', '/*/b'],
      ['/*/*', '/a/**'],
    ] as const) {
      assert.ok(parser.parse(a).compareTo(parser.parse(b)) < 0, `${a} before ${b}`);
    }
  });

  it('is compared by text where specificity decides nothing', () => {
    assert.equal(PathPattern.SPECIFICITY_COMPARATOR(parser.parse('/a'), parser.parse('/b')), 0);
    assert.ok(parser.parse('/a').compareTo(parser.parse('/b')) < 0);
    assert.equal(parser.parse('/a').compareTo(parser.parse('/a')), 0);
  });

  it('knows whether it has pattern syntax', () => {
    for (const pattern of ['/a?', '/*', '/{a}', '/**', '/{*a}'])
      assert.ok(parser.parse(pattern).hasPatternSyntax(), pattern);
    for (const pattern of ['', '/', '/a//b']) assert.ok(!parser.parse(pattern).hasPatternSyntax(), pattern);
  });

  it('is equal to a pattern of the same text and options', () => {
    assert.ok(parser.parse('/a').equals(parser.parse('/a')));
    assert.ok(!parser.parse('/a').equals(parser.parse('/b')));
    assert.ok(!parser.parse('/a').equals(new PathPatternParser({ caseSensitive: false }).parse('/a')));
  });

  it('finds again any values that were put in the place of its variables', () => {
    const value = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
        const pattern = values.map((_, i) => `/{v${i}}`).join('');
        const path = values.map((text) => `/${encodeURIComponent(text)}`).join('');
        const wanted = Object.fromEntries(values.map((text, i) => [`v${i}`, text]));
        assert.deepEqual(variables(pattern, path), wanted);
      }),
    );
  });
});
