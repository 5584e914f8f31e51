import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IllegalArgumentException } from './exceptions.js';
import { uriDecode } from './uri-decode.js';

describe('uriDecode', () => {
  it('decodes escapes as UTF-8 and leaves the rest', () => {
    assert.equal(uriDecode('a%20b+c%C3%A9é'), 'a b+céé');
  });

  it('puts U+FFFD for bytes that are no UTF-8', () => {
    assert.equal(uriDecode('a%FFb%C3'), 'a\ufffdb\ufffd');
  });

  it('decodes by another charset, of which ISO-8859-1 is not windows-1252', () => {
    assert.equal(uriDecode('%E9%80', 'ISO-8859-1'), 'é\u0080');
    assert.equal(uriDecode('%C1', 'koi8-r'), 'а');
    assert.throws(() => uriDecode('%80', 'none'), IllegalArgumentException);
  });

  it('refuses an escape that is cut off or not hexadecimal', () => {
    for (const text of ['%', 'a%2', '%zz', '%20%4', '%FF%', '%\n0']) {
      assert.throws(() => uriDecode(text), IllegalArgumentException, JSON.stringify(text));
    }
  });

  it('undoes encodeURIComponent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(uriDecode(encodeURIComponent(text)), text)),
    );
  });
});
