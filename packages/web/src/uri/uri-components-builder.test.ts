import assert from 'node:assert/strict';
import { IllegalArgumentException, IllegalStateException } from '@vernal/core';
import fc from 'fast-check';
import { UriComponents } from './uri-components.js';
import { UriComponentsBuilder } from './uri-components-builder.js';

function from(uri: string): UriComponentsBuilder {
  return UriComponentsBuilder.fromUriString(uri);
}

function text(builder: UriComponentsBuilder): string {
  return builder.build().toUriString();
}

describe('UriComponentsBuilder', () => {
  describe('changes parts:', () => {
    for (const [name, builder, uri] of [
      ['none at all', from(''), ''],
      ['scheme, host and path of an empty one', from('').scheme('https').host('h').path('/a'), 'https://h/a'],
      ['user and port', from('http://h').userInfo('u:p').port(81), 'http://u:p@h:81'],
      ['port taken away', from('http://h:80/a').port(undefined), 'http://h/a'],
      ['port -1', from('http://h:80/a').port(-1), 'http://h/a'],
      ['host without scheme', from('').host('h'), '//h'],
      ['path added as it is', from('/a').path('b').path('/c'), '/ab/c'],
      ['slashes in a row', from('http://h//a/').path('/b'), 'http://h/a/b'],
      ['path without slash behind a host', from('http://h').path('a'), 'http://h/a'],
      ['segments', from('/a/').pathSegment('b', '', 'c/d').pathSegment('e'), '/a/b/c/d/e'],
      ['path behind segments', from('').pathSegment('a').path('b').pathSegment('c'), '/a/b/c'],
      ['path replaced', from('http://h/a').replacePath('/z'), 'http://h/z'],
      ['path taken away', from('http://h/a').replacePath(undefined), 'http://h'],
      ['query added', from('/a?x=1').query('y=2&z&x='), '/a?x=1&x=&y=2&z'],
      ['query replaced', from('/a?x=1').replaceQuery('y'), '/a?y'],
      ['query taken away', from('/a?x=1').query(undefined), '/a'],
      ['segments, none of them blank', from('/a').pathSegment('b', ' ', null, 'c'), '/a/b/c'],
      ['parameter without value', from('/a').queryParam('x'), '/a?x'],
      ['parameter with values', from('/a').queryParam('x', 1, null, true), '/a?x=1&x&x=true'],
      ['parameter replaced', from('/a?x=1&y=2').replaceQueryParam('x', 3), '/a?y=2&x=3'],
      ['parameter taken away', from('/a?x=1&y=2').replaceQueryParam('x'), '/a?y=2'],
      [
        'parameter if present',
        from('/a').queryParamIfPresent('x', undefined).queryParamIfPresent('y', [1, 2]),
        '/a?y=1&y=2',
      ],
      ['parameters', from('/a?x=1').queryParams(new Map([['x', ['2', undefined]]])), '/a?x=1&x=2&x'],
      ['parameters replaced', from('/a?x=1').replaceQueryParams(new Map([['y', ['2']]])), '/a?y=2'],
      ['fragment', from('/a#f').fragment('g'), '/a#g'],
      ['fragment taken away', from('/a#f').fragment(undefined), '/a'],
      ['an opaque one', from('http://h/a?b#f').scheme('mailto').schemeSpecificPart('a@b'), 'mailto:a@b#f'],
      ['a path for an opaque one', from('mailto:a@b').path('/c'), 'mailto:/c'],
      [
        'all parts of another',
        from('http://h/a?x=1').uriComponents(from('//i:80/b?y=2#f').build()),
        'http://i:80/a/b?x=1&y=2#f',
      ],
      ['an opaque other one', from('http://h/a').uriComponents(from('mailto:a@b').build()), 'mailto:a@b'],
      ['own port of the scheme', from('https://h:443/a').resetPortIfDefaultForScheme(), 'https://h/a'],
      ['another port', from('https://h:80/a').resetPortIfDefaultForScheme(), 'https://h:80/a'],
    ] as const) {
      it(name, () => assert.equal(text(builder), uri));
    }
  });

  it('keeps parts of the other as segments and variables', () => {
    const other = UriComponentsBuilder.newInstance().host('h').port('{p}').path('/x').pathSegment('a/b').build();
    assert.equal(from('').uriComponents(other).buildAndExpand(1).encode().toUriString(), '//h:1/x/a%2Fb');
  });

  it('refuses an empty fragment and a port that is none', () => {
    assert.throws(() => from('').fragment(''), IllegalArgumentException);
    assert.throws(() => from('').port(-2), IllegalArgumentException);
  });

  it('starts from a path or a URL', () => {
    assert.equal(text(UriComponentsBuilder.fromPath('/a').queryParam('x', 1)), '/a?x=1');
    assert.equal(text(UriComponentsBuilder.fromUri(new URL('http://h/a?b'))), 'http://h/a?b');
  });

  it('cuts as browsers do where it is told so', () => {
    const parts = UriComponentsBuilder.fromUriString('http:\\\\H\\a\\..\\b', 'WHAT_WG').build();
    assert.equal(parts.toUriString(), 'http://h/b');
  });

  describe('puts in values', () => {
    it('by name and by position', () => {
      assert.equal(from('/{a}/{b}?{a}').buildAndExpand({ a: 1, b: 2 }).toUriString(), '/1/2?1');
      assert.equal(
        from('/{a}/{b}')
          .buildAndExpand(
            new Map([
              ['a', 1],
              ['b', 2],
            ]),
          )
          .toUriString(),
        '/1/2',
      );
      assert.equal(from('/{a}/{a}').buildAndExpand(1, 2).toUriString(), '/1/2');
    });

    it('without a sign for a first parameter whose name is empty', () => {
      assert.equal(from('/a').query('{x}').queryParam('y').buildAndExpand({ x: '' }).toUriString(), '/a?y');
    });

    it('in the order scheme, user, host, port, path, query, fragment', () => {
      const template = '{s}://{h}:{p}/{a}?{q}={v}#{f}';
      const parts = from(template).userInfo('{u}').buildAndExpand('http', 'u', 'h', 80, 'a', 'q', 'v', 'f');
      assert.equal(parts.toUriString(), 'http://u@h:80/a?q=v#f');
    });

    it('for a variable with a regular expression, and nothing for null', () => {
      assert.equal(from('/{a:[a-z]{2}}/{b}').buildAndExpand({ a: 'X', b: null }).toUriString(), '/X/');
    });

    it('of an array with commas', () => {
      assert.equal(
        from('/a?x={x}')
          .buildAndExpand({ x: [1, 2] })
          .toUriString(),
        '/a?x=1,2',
      );
    });

    it('some now and some later', () => {
      const builder = from('/{a}/{b}').uriVariables({ a: 'x y' });
      assert.equal(builder.toUriString(), '/x%20y/{b}');
      assert.equal(builder.build({ b: 'z' }), '/x%20y/z');
    });

    it('and refuses a variable without one', () => {
      assert.throws(() => from('/{a}').buildAndExpand({ b: 1 }), /no value for the URI variable "a"/);
      assert.throws(() => from('/{a}/{b}').buildAndExpand(1), /1 values, too few for the URI variable "b"/);
      assert.throws(() => from('/{toString}').buildAndExpand({}), IllegalArgumentException);
    });

    it('and refuses them when it is encoded already', () => {
      assert.throws(() => from('/a').build().encode().expand({}), IllegalStateException);
    });

    it('of an opaque URI', () => {
      assert.equal(from('mailto:{a}').buildAndExpand('x@y').toUriString(), 'mailto:x@y');
    });
  });

  describe('encodes', () => {
    it('values so that nothing in them is reserved, if asked before', () => {
      const parts = from('/a b/{x}?q={q}&é').encode().buildAndExpand({ x: 'b/c;d', q: 'a+b&c' });
      assert.equal(parts.toUriString(), '/a%20b/b%2Fc%3Bd?q=a%2Bb%26c&%C3%A9');
    });

    it('only what a part must not have, if asked after', () => {
      const parts = from('/a b/{x}?q={q}').buildAndExpand({ x: 'b/c;d', q: 'a+b&c' }).encode();
      assert.equal(parts.toUriString(), '/a%20b/b/c;d?q=a+b%26c');
    });

    it('slashes in segments', () => {
      assert.equal(from('/a').pathSegment('b/c').build().encode().toUriString(), '/a/b%2Fc');
    });

    it('no variables, but braces that are none', () => {
      assert.equal(text(from('/{a}/{ }/{b{c}}/{d:x{2}}').encode()), '/{a}/%7B%20%7D/%7Bb%7Bc%7D%7D/{d:x{2}}');
    });

    it('a host by its kind', () => {
      assert.equal(from('http://h').host('a b').build().encode().toUriString(), 'http://a%20b');
      assert.equal(from('http://[::1]').build().encode().toUriString(), 'http://[::1]');
    });

    it('nothing twice, and nothing of an opaque URI', () => {
      assert.equal(from('/a b').build().encode().encode().toUriString(), '/a%20b');
      assert.equal(from('mailto:a b').build().encode().toUriString(), 'mailto:a b');
    });

    it('nothing where it is said to be encoded, which is checked', () => {
      assert.equal(from('/a%20b?c').build(true).encode().toUriString(), '/a%20b?c');
      for (const uri of ['/a b', '/a%2', '/a?b"', '/a#é'])
        assert.throws(() => from(uri).build(true), IllegalArgumentException, uri);
    });
  });

  it('gives the parts', () => {
    const parts = from('http://u@h:81/a/b?x=1&y&x=2#f').build();
    assert.ok(parts instanceof UriComponents);
    assert.deepEqual([parts.scheme, parts.userInfo, parts.host, parts.port], ['http', 'u', 'h', 81]);
    assert.deepEqual([parts.path, parts.pathSegments, parts.fragment], ['/a/b', ['a', 'b'], 'f']);
    assert.equal(parts.query, 'x=1&x=2&y');
    assert.deepEqual(
      [...parts.queryParams],
      [
        ['x', ['1', '2']],
        ['y', [undefined]],
      ],
    );
    assert.equal(from('/a').build().port, -1);
  });

  it('gives no port that is no number', () => {
    assert.throws(() => from('http://h:{p}').build().port, /its variable has no value yet/);
    assert.throws(() => from('').port('x').build().port, IllegalStateException);
  });

  it('takes dot segments out of the path', () => {
    assert.equal(from('http://h/a/../b/./c').build().normalize().toUriString(), 'http://h/b/c');
  });

  it('compares parts by their text', () => {
    assert.ok(from('/a?b').build().equals(from('/a').query('b').build()));
    assert.ok(!from('/a').build().equals(from('/b').build()));
  });

  it('makes the text of a valid URI', () => {
    assert.equal(from('/a b').build().toUri(), '/a%20b');
    assert.equal(from('http://h/{a}').build('x/y'), 'http://h/x%2Fy');
    assert.throws(() => from('mailto:a b').build().toUri(), IllegalStateException);
  });

  it('is copied with all its parts', () => {
    const builder = from('http://u@h:1/a?x=1#f').pathSegment('b').uriVariables({ y: 2 }).encode();
    const copy = builder.clone();
    builder.host('i').path('/c').queryParam('x', 3).fragment(undefined).uriVariables({ z: 1 });
    assert.equal(copy.queryParam('q', '{y}').toUriString(), 'http://u@h:1/a/b?x=1&q=2#f');
  });

  it('gives any values back from the URI that they were put into', () => {
    const value = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(value, value, value, (segment, param, fragment) => {
        const uri = new URL(from('http://h/{a}?x={b}#{c}').build(segment, param, fragment));
        if (segment !== '.' && segment !== '..') assert.equal(decodeURIComponent(uri.pathname.slice(1)), segment);
        assert.equal(uri.searchParams.get('x'), param);
        assert.equal(decodeURIComponent(uri.hash.slice(1)), fragment);
      }),
    );
  });
});
