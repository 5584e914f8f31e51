import assert from 'node:assert/strict';
import { cleanPath, getFilename, getFilenameExtension } from './file-paths.js';

describe('cleanPath', () => {
  for (const [path, clean] of [
    ['', ''],
    ['/a/b/../c', '/a/c'],
    ['a/./b', 'a/b'],
    ['../a', '../a'],
    ['a/../../b', '../b'],
    ['/../a', '/../a'],
    ['a\\\\b\\..\\c', 'a/c'],
    ['file:a/../b', 'file:b'],
    ['file:/../b', 'file:/../b'],
    ['a/b:c/../d', 'a/d'],
    ['/a//b', '/a//b'],
    ['/a//./b', '/a//b'],
    ['a/../', './'],
    ['file:a/..', 'file:'],
    ['/a/..', '/'],
  ] as const) {
    it(`makes "${clean}" of "${path}"`, () => assert.equal(cleanPath(path), clean));
  }
});

describe('getFilename', () => {
  it('is what is behind the last slash', () => {
    assert.equal(getFilename('/a/b.c'), 'b.c');
    assert.equal(getFilename('b'), 'b');
    assert.equal(getFilename('/a/'), '');
  });
});

describe('getFilenameExtension', () => {
  it('is what is behind the last dot of the file name', () => {
    assert.equal(getFilenameExtension('/a/b.tar.gz'), 'gz');
    assert.equal(getFilenameExtension('.hidden'), 'hidden');
    assert.equal(getFilenameExtension('a.b/c'), undefined);
  });
});
