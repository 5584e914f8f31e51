import assert from 'node:assert/strict';
import { IllegalArgumentException, IllegalStateException } from '@vernal/core';
import { ServletMapper } from './servlet-mapper.js';

describe('ServletMapper', () => {
  const mapper = new ServletMapper<string>();
  for (const pattern of ['/', '/a/*', '/a/b/*', '/a/b/exact', '*.note', '/exact']) mapper.add(pattern, pattern);

  const table: [path: string, pattern: string][] = [
    ['/exact', '/exact'],
    ['/exact/more', '/'],
    ['/a', '/a/*'],
    ['/a/x', '/a/*'],
    ['/ab', '/'],
    ['/a/b', '/a/b/*'],
    ['/a/b/exact', '/a/b/exact'],
    ['/x.note', '*.note'],
    ['/a/x.note', '/a/*'],
    ['/x.note/y', '/'],
    ['/', '/'],
  ];
  for (const [path, pattern] of table) {
    it(`leads ${path} to ${pattern}`, () => assert.equal(mapper.find(path)?.target, pattern));
  }

  it('finds nothing where there is no default', () => {
    const other = new ServletMapper<string>();
    other.add('/a', 'a');
    assert.equal(other.find('/b'), undefined);
  });

  it('refuses a pattern that is taken', () => {
    assert.throws(() => mapper.add('/a/*', 'other'), IllegalStateException);
  });

  for (const pattern of ['a', '*', '*.', '*.a.b', '']) {
    it(`refuses '${pattern}'`, () => assert.throws(() => mapper.add(pattern, 'x'), IllegalArgumentException));
  }
});
