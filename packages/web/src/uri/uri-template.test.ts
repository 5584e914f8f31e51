import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import { UriTemplate } from './uri-template.js';

describe('UriTemplate', () => {
  it('knows the names of its variables', () => {
    assert.deepEqual(new UriTemplate('/{a}/{b:\\d{2}}?q={c}').variableNames, ['a', 'b', 'c']);
  });

  it('matches the whole text; a variable is anything but a slash', () => {
    const template = new UriTemplate('/a/{b}');
    assert.ok(template.matches('/a/1') && template.matches('/a/'));
    assert.ok(!template.matches('/a/1/2') && !template.matches('x/a/1'));
  });

  it('gives the variables of the first place where it fits', () => {
    assert.deepEqual([...new UriTemplate('/a/{b}').match('/a/1/2')], [['b', '1']]);
    assert.deepEqual(
      [...new UriTemplate('/{a}.{b:[a-z]{1,2}}').match('/x.y.z')],
      [
        ['a', 'x.y'],
        ['b', 'z'],
      ],
    );
    assert.deepEqual([...new UriTemplate('/{a:\\d}').match('/x')], []);
  });

  it('takes literal text literally', () => {
    assert.ok(!new UriTemplate('/a.b?c={c}').matches('/axb?c=1'));
  });

  it('is expanded and encoded', () => {
    assert.equal(new UriTemplate('http://h/{a}?q={q}').expand({ a: 'x y', q: 'é&' }), 'http://h/x%20y?q=%C3%A9%26');
    assert.equal(new UriTemplate('/{a}/{b}').expand(1, 2), '/1/2');
  });

  it('refuses a regular expression that is none or missing, and capturing groups', () => {
    assert.throws(() => new UriTemplate('/{a:[}'), IllegalArgumentException);
    assert.throws(() => new UriTemplate('/{a:}'), /no regular expression behind "a:"/);
    assert.throws(() => new UriTemplate('/{a:(x)}').match('/x'), IllegalArgumentException);
  });

  it('reads as it was written', () => {
    assert.equal(String(new UriTemplate('/{a}')), '/{a}');
  });
});
