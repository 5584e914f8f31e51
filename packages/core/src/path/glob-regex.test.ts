import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compileWhole, GlobRegex, groupCount } from './glob-regex.js';

describe('GlobRegex', () => {
  it('matches the whole text only', () => {
    const glob = new GlobRegex('a*c', true);
    assert.ok(glob.test('abbc'));
    assert.ok(!glob.test('xabbc'));
    assert.ok(!glob.test('abbcx'));
  });

  it('lets "?" and "." be one code point, a line end too', () => {
    assert.ok(new GlobRegex('?*', true).test('😀'));
    assert.ok(new GlobRegex('a?b*', true).test('a\nb'));
    assert.ok(!new GlobRegex('a?', true).test('a😀😀'));
  });

  it('gives the values of variables', () => {
    const glob = new GlobRegex('{name}-{id:\\d{2}}.{ext}', true);
    assert.deepEqual(glob.variableNames, ['name', 'id', 'ext']);
    assert.deepEqual(glob.values('a-b-12.txt'), ['a-b', '12', 'txt']);
    assert.equal(glob.values('a-1.txt'), undefined);
  });

  it('does not count the wildcard of a file extension', () => {
    assert.equal(new GlobRegex('*.*', true).wildcardCount, 1);
    assert.equal(new GlobRegex('a*b*', true).wildcardCount, 2);
  });

  it('knows of capturing groups that are not its own', () => {
    assert.ok(new GlobRegex('{a:(x|y)}', true).hasForeignGroups);
    assert.ok(!new GlobRegex('{a:(?:x|y)}', true).hasForeignGroups);
  });

  it('takes no braces for a variable that have a separator between them', () => {
    assert.deepEqual(new GlobRegex('{a.b}?', true, '.').variableNames, []);
    assert.deepEqual(new GlobRegex('{a.b}?', true, '/').variableNames, ['a.b']);
  });

  it('takes no notice of letter case where it is told so', () => {
    assert.ok(new GlobRegex('A*{x:[b-d]}', false).test('aC'));
  });

  it('takes escapes that only one of the two regular expression syntaxes knows', () => {
    assert.ok(compileWhole('\\p{L}+', true).test('é'));
    assert.ok(compileWhole('a\\-b\\_', true).test('a-b_'));
  });

  it('counts groups', () => {
    assert.equal(groupCount(/(a)(?:b)(?<c>c)|(d)/), 3);
  });

  it('matches any literal text by itself', () => {
    const literal = fc.string({ unit: 'grapheme' }).filter((text) => !/[?*{}]/.test(text));
    fc.assert(fc.property(literal, (text) => assert.ok(new GlobRegex(text, true).test(text))));
  });
});
