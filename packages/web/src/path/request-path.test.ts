import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import { RequestPath } from './request-path.js';

describe('RequestPath', () => {
  it('cuts the path at the end of the context path', () => {
    const path = RequestPath.parse('/app/x/a%20b;c=d', '/app/x');
    assert.equal(path.contextPath.value(), '/app/x');
    assert.equal(path.pathWithinApplication.value(), '/a%20b;c=d');
    assert.equal(String(path), '/app/x/a%20b;c=d');
  });

  it('is within the application wholly where there is no context path', () => {
    for (const contextPath of ['', '/', undefined]) {
      assert.equal(RequestPath.parse('/a', contextPath).pathWithinApplication.value(), '/a');
    }
  });

  it('can be the context path alone', () => {
    assert.equal(RequestPath.parse('/app', '/app').pathWithinApplication.value(), '');
  });

  it('refuses a context path that is not whole segments at its start', () => {
    for (const contextPath of ['/ap', '/app/', 'app', '/other', '/app/x/y']) {
      assert.throws(() => RequestPath.parse('/app/x', contextPath), IllegalArgumentException, contextPath);
    }
  });

  it('can be cut anew', () => {
    const path = RequestPath.parse('/a/b/c', '/a').modifyContextPath('/a/b');
    assert.equal(path.pathWithinApplication.value(), '/c');
    assert.ok(path.equals(RequestPath.parse('/a/b/c', '/a/b')));
    assert.ok(!path.equals(RequestPath.parse('/a/b/c', '/a')));
  });
});
