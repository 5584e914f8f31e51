import { strict as assert } from 'node:assert';
import { isURL, partsOf, schemeOf } from './url-parts.js';

describe('The parts of a URL', () => {
  it('are those that a request needs, the same when asked for again', () => {
    const url = 'HTTPS://me:p%20w@Example.com:8443/a b?c=d#e';
    for (let times = 0; times < 2; times++) {
      assert.deepEqual(partsOf(url), {
        scheme: 'https:',
        origin: 'https://example.com:8443',
        hostname: 'example.com',
        path: '/a%20b?c=d',
        username: 'me',
        password: 'p%20w',
        sent: 'https://example.com:8443/a%20b?c=d',
      });
      assert.equal(schemeOf(url), 'https:');
      assert.equal(isURL(url), true);
    }
  });

  it('are none for what is no absolute URL', () => {
    for (const text of ['', '/a', 'http://', 'nothing']) {
      assert.deepEqual([partsOf(text), schemeOf(text), isURL(text)], [undefined, undefined, false]);
    }
  });

  it('are right for more URLs than are remembered, and for long ones', () => {
    for (let index = 0; index < 600; index++) assert.equal(partsOf(`http://a/${index}`)?.path, `/${index}`);
    assert.equal(partsOf('http://a/0')?.path, '/0');
    const long = `/${'x'.repeat(5000)}`;
    assert.equal(partsOf(`http://a${long}`)?.path, long);
  });
});
