import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import { DefaultUriBuilderFactory } from './default-uri-builder-factory.js';
import { UriComponentsBuilder } from './uri-components-builder.js';

describe('DefaultUriBuilderFactory', () => {
  describe('encodes', () => {
    for (const [encodingMode, uri] of [
      ['TEMPLATE_AND_VALUES', '/a%20b/x%2Fy%3Bz?q=a%2Bb%26c'],
      ['URI_COMPONENT', '/a%20b/x%2Fy;z?q=a+b%26c'],
    ] as const) {
      it(`by ${encodingMode}`, () => {
        const factory = new DefaultUriBuilderFactory({ encodingMode });
        assert.equal(factory.expand('/a b/{x}?q={q}', { x: 'x/y;z', q: 'a+b&c' }), uri);
      });
    }

    it('by VALUES_ONLY: the template is taken to be encoded', () => {
      const factory = new DefaultUriBuilderFactory({ encodingMode: 'VALUES_ONLY' });
      assert.equal(factory.expand('/%20/{x}', 'a/b'), '/%20/a%2Fb');
      assert.throws(() => factory.expand('/a b'), IllegalArgumentException);
    });

    it('by NONE: all is taken to be encoded', () => {
      const factory = new DefaultUriBuilderFactory({ encodingMode: 'NONE' });
      assert.equal(factory.expand('/{x}', 'a/b%20é'), '/a/b%20é');
      assert.throws(() => factory.expand('/{x}', '%2'), IllegalArgumentException);
    });

    it('slashes in values of segments only where paths are cut', () => {
      const factory = new DefaultUriBuilderFactory({ encodingMode: 'URI_COMPONENT', parsePath: false });
      assert.equal(factory.expand('/a/{x}/', 'b/c'), '/a/b/c/');
    });
  });

  describe('starts with the base URI', () => {
    const factory = new DefaultUriBuilderFactory({ baseUri: 'http://h/x?d=e', encodingMode: 'URI_COMPONENT' });

    it('and adds to it', () => {
      assert.equal(factory.expand('/a/?b=c'), 'http://h/x/a/?d=e&b=c');
      assert.equal(factory.expand(''), 'http://h/x?d=e');
    });

    it('unless the template has a host', () => {
      assert.equal(factory.expand('http://i/a'), 'http://i/a');
    });

    it('which later changes do not reach', () => {
      const base = UriComponentsBuilder.fromPath('/a');
      const other = new DefaultUriBuilderFactory({ baseUri: base });
      base.path('/b');
      other.builder().path('/c').build();
      assert.equal(other.expand(''), '/a');
    });
  });

  it('has defaults for variables by name, and for none at all', () => {
    const factory = new DefaultUriBuilderFactory({ baseUri: 'http://{h}', defaultUriVariables: { h: 'q', x: 1 } });
    assert.equal(factory.expand('/{x}', { x: 2 }), 'http://q/2');
    assert.equal(factory.expand('/{x}'), 'http://q/1');
    assert.throws(() => factory.expand('/{x}', 'r'), IllegalArgumentException);
  });

  it('cuts templates as browsers do where it is told so', () => {
    assert.equal(new DefaultUriBuilderFactory({ parserType: 'WHAT_WG' }).expand('http:\\\\H\\a'), 'http://h/a');
  });

  it('makes builders of which each part can be changed', () => {
    const builder = new DefaultUriBuilderFactory().builder();
    builder.scheme('http').userInfo('u').host('h').port(81).replacePath('/a').path('/b').pathSegment('c/d');
    builder
      .query('x=1')
      .queryParam('y', 2)
      .queryParamIfPresent('z', 3)
      .queryParams(new Map([['w', ['4']]]))
      .fragment('f');
    assert.equal(builder.build(), 'http://u@h:81/a/b/c%2Fd?x=1&y=2&z=3&w=4#f');
    builder.replaceQueryParam('x').replaceQueryParams(new Map([['v', ['{v}']]]));
    assert.equal(builder.toUriString(), 'http://u@h:81/a/b/c%2Fd?v={v}#f');
    assert.equal(builder.replaceQuery('u').build(), 'http://u@h:81/a/b/c%2Fd?u#f');
  });
});
