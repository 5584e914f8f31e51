import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import { UrlPathHelper, type UrlPathHelperOptions } from './url-path-helper.js';

function within(requestURI: string, contextPath = '', options: UrlPathHelperOptions = {}): string {
  return new UrlPathHelper(options).getPathWithinApplication({ requestURI, contextPath, characterEncoding: undefined });
}

describe('UrlPathHelper', () => {
  it('decodes the whole path, by ISO-8859-1 unless the request or an option says otherwise', () => {
    assert.equal(within('/a%2Fb%20%E9'), '/a/b é');
    assert.equal(within('/%C3%A9', '', { defaultEncoding: 'UTF-8' }), '/é');
    const request = { requestURI: '/%C3%A9', contextPath: '', characterEncoding: 'UTF-8' };
    assert.equal(new UrlPathHelper().getRequestUri(request), '/é');
    assert.equal(within('/a%20b', '', { urlDecode: false }), '/a%20b');
  });

  it('takes parameters off, or the session id only', () => {
    assert.equal(within('/a;x=1/b;y'), '/a/b');
    assert.equal(within('/a;x=1;JSessionId=2;y/b', '', { removeSemicolonContent: false }), '/a;x=1;y/b');
  });

  it('makes one slash of several', () => assert.equal(within('//a///b'), '/a/b'));

  it('takes the context path off', () => {
    assert.equal(within('/app/a', '/app'), '/a');
    assert.equal(within('/APP', '/app'), '/');
    assert.equal(within('/app;x=1/a', '/app', { removeSemicolonContent: false }), '/a');
    assert.equal(within('/app;x=1', '/app', { removeSemicolonContent: false }), '/');
    assert.equal(within('/a', '/'), '/a');
  });

  it('leaves a path that does not start with the context path', () => {
    assert.equal(within('/other/a', '/app'), '/other/a');
    assert.equal(within('/ap', '/app'), '/ap');
    assert.equal(within('/a;x', '/a/b', { removeSemicolonContent: false }), '/a;x');
  });

  it('refuses an escape that is none', () => assert.throws(() => within('/%2'), IllegalArgumentException));
});
