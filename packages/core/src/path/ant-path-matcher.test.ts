import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IllegalArgumentException, IllegalStateException } from '../util/exceptions.js';
import { AntPathMatcher } from './ant-path-matcher.js';

const matcher = new AntPathMatcher();

function variables(pattern: string, path: string): Record<string, string> {
  return Object.fromEntries(matcher.extractUriTemplateVariables(pattern, path));
}

describe('AntPathMatcher', () => {
  describe('match', () => {
    for (const [pattern, yes, no] of [
      ['/a/b', ['/a/b'], ['/a', '/a/b/', 'a/b', '/a/b/c']],
      ['a?c', ['abc'], ['ac', 'a/c']],
      ['/*', ['/', '/a', '/*'], ['', '/a/b', '/a/']],
      ['/a/*/c', ['/a/b/c', '/a//b//c'], ['/a/c']],
      ['/**', ['/', '/a', '/a/b/'], ['', 'a']],
      ['/a/**/c', ['/a/c', '/a/b/c', '/a/b/b/c'], ['/a/c/b', '/c']],
      ['/**/a/**/b/**', ['/a/b', '/x/a/x/b/x', '/b/a/b'], ['/b/a', '/x']],
      ['/**/**/a', ['/a', '/x/y/a'], ['/a/x']],
      ['/a/**', ['/a', '/a/', '/a/b/c'], ['/ab']],
      ['/a/**/', ['/a', '/a/b/'], []],
      ['/**/*.{ext}', ['/a/b.txt', '/b.txt'], ['/a/b']],
      ['/{a:\\d+}', ['/12'], ['/1x']],
      ['', [''], ['/', 'a']],
    ] as const) {
      it(`decides by ${pattern === '' ? 'the empty pattern' : pattern}`, () => {
        for (const path of yes) assert.ok(matcher.match(pattern, path), `${path} matches`);
        for (const path of no) assert.ok(!matcher.match(pattern, path), `${path} does not match`);
      });
    }

    it('neither decodes nor takes parameters off', () => {
      assert.ok(matcher.match('/a%20b;x=1', '/a%20b;x=1'));
      assert.ok(!matcher.match('/a b', '/a%20b'));
    });

    it('takes no notice of letter case where it is told so', () => {
      const insensitive = new AntPathMatcher({ caseSensitive: false });
      for (const pattern of ['/GRÖßE/A', '/g*/?', '/{a:[G].*}/a'])
        assert.ok(insensitive.match(pattern, '/größe/a'), pattern);
    });

    it('takes white space off segments where it is told so', () => {
      assert.ok(new AntPathMatcher({ trimTokens: true }).match('/ a /b', '/a/ b'));
      assert.ok(!matcher.match('/ a', '/a'));
    });

    it('cuts at another separator', () => {
      const dots = new AntPathMatcher({ pathSeparator: '.' });
      assert.ok(dots.match('a.*.c/d', 'a.b.c/d'));
      assert.ok(dots.match('a.**', 'a.b.c'));
    });

    it('refuses a regular expression that is none, and names it', () => {
      assert.throws(() => matcher.match('/{a:[}', '/a'), { name: 'IllegalArgumentException', message: /"\{a:\[\}"/ });
    });
  });

  it('matches the start of a path as far as the path goes', () => {
    for (const path of ['/a', '/a/b', '/a/b/c', '/a/x/y/z/c']) assert.ok(matcher.matchStart('/a/**/c', path), path);
    assert.ok(!matcher.matchStart('/a/**', '/b'));
    assert.ok(!matcher.matchStart('/a', '/a/b'));
  });

  it('tells patterns from plain paths', () => {
    for (const text of ['a*', 'a?', '{a}']) assert.ok(matcher.isPattern(text), text);
    for (const text of ['a', '', '{a', '}{']) assert.ok(!matcher.isPattern(text), text);
  });

  describe('extractUriTemplateVariables', () => {
    it('gives them all', () => {
      assert.deepEqual(variables('/{a}/**/{b}.{c:\\w+}', '/1/x/y/2.txt'), { a: '1', b: '2', c: 'txt' });
    });

    it('throws where the path does not match', () => {
      assert.throws(() => variables('/{a}', '/1/2'), IllegalStateException);
    });

    it('refuses capturing groups, and variables for several segments', () => {
      for (const pattern of ['/{a:(x)}', '/{*a}'])
        assert.throws(() => variables(pattern, '/x'), IllegalArgumentException, pattern);
    });
  });

  it('extracts the part of a path from the first wildcard on', () => {
    for (const [pattern, path, part] of [
      ['/docs/*', '/docs/a', 'a'],
      ['/docs/**/x', '/docs//a//b/x', 'a/b/x'],
      ['*.html', '/a/b.html', '/a/b.html'],
      ['/docs/a', '/docs/a', ''],
      ['/{a}/*', '/1/2', '2'],
      ['/docs/**', '/docs', ''],
    ] as const) {
      assert.equal(matcher.extractPathWithinPattern(pattern, path), part, pattern);
    }
  });

  describe('combine', () => {
    for (const [first, second, combined] of [
      ['/a', '/b', '/a/b'],
      ['/a/', '/b', '/a/b'],
      ['/a/*', 'b', '/a/b'],
      ['/a/**', '/b', '/a/**/b'],
      ['/*', '/b', '/b'],
      ['/{a}', '/b', '/{a}/b'],
      ['/*.html', '/b', '/b.html'],
      ['/*.html', '/b.*', '/b.html'],
      ['', ' ', ''],
      ['', '/b', '/b'],
      ['/a', '', '/a'],
    ] as const) {
      it(`makes "${combined}" of "${first}" and "${second}"`, () =>
        assert.equal(matcher.combine(first, second), combined));
    }

    it('refuses two file extensions', () => {
      assert.throws(() => matcher.combine('/*.html', '/*.txt'), IllegalArgumentException);
    });
  });

  it('puts more specific patterns first', () => {
    const patterns = ['/a/b', '/a/{b}', '/a/*', '/a/b*', '/{a}/{b}', '/*/*', '/a/**/c', '/a/**', '/**'];
    const compare = matcher.getPatternComparator('/a/b');
    for (const [a, b] of [
      ['/a/b', '/a/{b}'],
      ['/a/b*', '/a/*'],
      ['/a/{b}', '/a/*'],
      ['/a/{b}', '/{a}/{b}'],
      ['/*/*', '/a/**'],
      ['/a/b/**', '/a/**'],
      ['/a/**', '/**'],
      ['/a/*.html', '/a/*.*'],
    ] as const) {
      assert.ok(compare(a, b) < 0, `${a} before ${b}`);
      assert.ok(compare(b, a) > 0, `${b} after ${a}`);
    }
    for (const pattern of patterns) assert.equal(compare(pattern, pattern), 0, pattern);
  });

  it('matches every path by itself with any segments in the place of "**"', () => {
    const segments = fc.array(fc.constantFrom('a', 'b', 'c d'), { maxLength: 4 });
    fc.assert(
      fc.property(segments, segments, segments, (start, middle, end) => {
        const path = ['', ...start, ...middle, ...end].join('/') || '/';
        const pattern = ['', ...start, '**', ...end].join('/');
        assert.ok(matcher.match(pattern, path), `${pattern} ${path}`);
        assert.ok(matcher.matchStart(pattern, path), `${pattern} ${path}`);
      }),
    );
  });
});
