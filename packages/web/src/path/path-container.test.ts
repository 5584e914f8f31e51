import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import fc from 'fast-check';
import { PathContainer, PathSegment } from './path-container.js';

function parse(path: string, options = PathContainer.Options.HTTP_PATH): string[] {
  return PathContainer.parsePath(path, options)
    .elements()
    .map((element) => (element instanceof PathSegment ? `[${element.valueToMatch}]` : element.value));
}

function parametersOf(segment: string): Record<string, readonly string[]> {
  const [first] = PathContainer.parsePath(segment).elements();
  assert.ok(first instanceof PathSegment);
  return Object.fromEntries(first.parameters);
}

describe('PathContainer', () => {
  it('keeps every separator as an element of its own', () => {
    assert.deepEqual(parse('//a//b/'), ['/', '/', '[a]', '/', '/', '[b]', '/']);
  });

  it('has no elements for an empty path', () => {
    assert.deepEqual(parse(''), []);
  });

  it('decodes each segment by itself, so that an encoded separator cuts none', () => {
    assert.deepEqual(parse('/a%2Fb/%C3%A9+'), ['/', '[a/b]', '/', '[é+]']);
  });

  it('keeps the raw text beside the decoded one', () => {
    const path = PathContainer.parsePath('/a%20b;x=1/c');
    assert.equal(path.value(), '/a%20b;x=1/c');
    assert.equal(path.elements()[1]?.value, 'a%20b;x=1');
  });

  it('takes parameters off a segment and collects their values', () => {
    assert.deepEqual(parametersOf('a;x=1,2;y=%2C;x=3;z'), { x: ['1', '2', '3'], y: [','], z: [''] });
  });

  it('leaves out parameters without a name or without a value after "="', () => {
    assert.deepEqual(parametersOf('a;;=1; ;x='), {});
  });

  it('does not decode the name of a parameter without "="', () => {
    assert.deepEqual(parametersOf('a;%78'), { '%78': [''] });
  });

  it('takes a parameter of any name, that of a prototype too', () => {
    assert.deepEqual([...Object.keys(parametersOf('a;constructor=1'))], ['constructor']);
  });

  it('cuts message routes at dots and decodes only the encoded dot', () => {
    assert.deepEqual(parse('a.b%2Ec%20.d/e;x=1', PathContainer.Options.MESSAGE_ROUTE), [
      '[a]',
      '.',
      '[b.c%20]',
      '.',
      '[d/e;x=1]',
    ]);
  });

  it('refuses an escape that is none', () => {
    assert.throws(() => PathContainer.parsePath('/a%2'), IllegalArgumentException);
  });

  it('gives a part of itself', () => {
    const path = PathContainer.parsePath('/a/b%20c');
    assert.equal(path.subPath(2).value(), '/b%20c');
    assert.equal(path.subPath(1, 2).value(), 'a');
    assert.equal(path.subPath(0), path);
    assert.equal(path.subPath(2, 2).value(), '');
  });

  it('refuses a part that it does not have', () => {
    const path = PathContainer.parsePath('/a');
    for (const [start, end] of [
      [-1, 1],
      [0, 3],
      [2, 1],
    ] as const) {
      assert.throws(() => path.subPath(start, end), IllegalArgumentException);
    }
  });

  it('is equal to a path of the same text', () => {
    assert.ok(PathContainer.parsePath('/a').equals(PathContainer.parsePath('/a')));
    assert.ok(!PathContainer.parsePath('/a').equals(PathContainer.parsePath('/b')));
  });

  it('joins its elements to the text that it was made of, whatever that is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('/', '/', 'a', '.', ';', '=', ',', '%20', 'é', ' ') }), (text) => {
        const joined = PathContainer.parsePath(text)
          .elements()
          .map((element) => element.value);
        assert.equal(joined.join(''), text);
      }),
    );
  });
});
