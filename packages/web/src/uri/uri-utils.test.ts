import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import fc from 'fast-check';
import { UriUtils } from './uri-utils.js';

describe('UriUtils', () => {
  for (const [part, encoded] of [
    ['encodeScheme', 'a+b.c-d%2F%3F%3A%40%3D%26%3B%23%5B%25%20%C3%A9%7E%27'],
    ['encodeAuthority', "a+b.c-d%2F%3F:@=&;%23%5B%25%20%C3%A9~'"],
    ['encodeUserInfo', "a+b.c-d%2F%3F:%40=&;%23%5B%25%20%C3%A9~'"],
    ['encodeHost', "a+b.c-d%2F%3F%3A%40=&;%23%5B%25%20%C3%A9~'"],
    ['encodePath', "a+b.c-d/%3F:@=&;%23%5B%25%20%C3%A9~'"],
    ['encodePathSegment', "a+b.c-d%2F%3F:@=&;%23%5B%25%20%C3%A9~'"],
    ['encodeQuery', "a+b.c-d/?:@=&;%23%5B%25%20%C3%A9~'"],
    ['encodeQueryParam', "a+b.c-d/?:@%3D%26;%23%5B%25%20%C3%A9~'"],
    ['encodeFragment', "a+b.c-d/?:@=&;%23%5B%25%20%C3%A9~'"],
    ['encode', 'a%2Bb.c-d%2F%3F%3A%40%3D%26%3B%23%5B%25%20%C3%A9~%27'],
  ] as const) {
    it(`${part} encodes what that part must not have`, () => {
      assert.equal(UriUtils[part]("a+b.c-d/?:@=&;#[% é~'"), encoded);
    });
  }

  it('encodePort leaves digits only', () => assert.equal(UriUtils.encodePort('80a'), '80%61'));

  it('encodes names and values of parameters', () => {
    assert.deepEqual([...UriUtils.encodeQueryParams(new Map([['a b', ['c&d', 'e']]]))], [['a%20b', ['c%26d', 'e']]]);
  });

  it('encodes variables by name and by position', () => {
    assert.deepEqual(UriUtils.encodeUriVariables([{ a: '/', b: null }]), [
      new Map([
        ['a', '%2F'],
        ['b', ''],
      ]),
    ]);
    assert.deepEqual(UriUtils.encodeUriVariables(['/', 1]), ['%2F', '1']);
  });

  it('refuses to decode an escape that is none', () => {
    assert.throws(() => UriUtils.decode('%2'), IllegalArgumentException);
  });

  it('decodes what it has encoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) =>
        assert.equal(UriUtils.decode(UriUtils.encode(text)), text),
      ),
    );
  });

  for (const [path, extension] of [
    ['/a/b.html', 'html'],
    ['/a.b/c', undefined],
    ['/a/b.c.d;e=f.g?h=i.j#k.l', 'd'],
    ['/a#b.c?d', undefined],
    ['/a/b.', ''],
    ['/a?b/c.d', undefined],
  ] as const) {
    it(`extractFileExtension of ${path} is ${extension}`, () =>
      assert.equal(UriUtils.extractFileExtension(path), extension));
  }
});
