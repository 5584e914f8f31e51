import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normalizeInputPath, shouldIgnoreInputPath } from './resource-paths.js';

describe('resource-paths', () => {
  for (const [given, expected] of [
    ['a/b.txt', 'a/b.txt'],
    ['/a//b.txt', '/a/b.txt'],
    ['a\\b.txt', 'a/b.txt'],
    [' \u0001/ /a', '/a'],
    ['\t a', 'a'],
    ['//', '/'],
    ['', ''],
  ] as const) {
    it(`normalizes ${JSON.stringify(given)}`, () => {
      assert.equal(normalizeInputPath(given), expected);
    });
  }

  for (const path of [
    '../secret.txt',
    'a/../../secret.txt',
    '%2e%2e/secret.txt',
    '..%2fsecret.txt',
    '%252e%252e%252fsecret.txt',
    'a/%2e%2e%5csecret.txt',
    'WEB-INF/settings.txt',
    'META-INF/x',
    'a/Web-Inf/settings.txt',
    '%77eb-inf/settings.txt',
    'file:/etc/passwd',
    'https://elsewhere.example/',
    'url:/x',
    '%ff.txt',
    'a%00.txt',
    '',
    ' ',
  ]) {
    it(`ignores ${JSON.stringify(path)}`, () => {
      assert.equal(shouldIgnoreInputPath(path), true);
    });
  }

  it('lets ordinary names through', () => {
    for (const path of ['a..b.txt', 'folder/inner.txt', 'r%C3%A9sum%C3%A9.txt', 'two%20words.txt', 'a:b']) {
      assert.equal(shouldIgnoreInputPath(path), false, path);
    }
  });

  it('never lets a step upwards through, however often it is encoded once', () => {
    fc.assert(
      fc.property(fc.constantFrom('..', '%2e%2e', '.%2E'), fc.constantFrom('/', '%2f', '\\', '%5c'), (dots, slash) => {
        assert.equal(shouldIgnoreInputPath(normalizeInputPath(`a${slash}${dots}${slash}b`)), true);
      }),
    );
  });
});
