import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Charset } from './charset.js';
import { decodeFormComponent, encodeFormComponent } from './form-component.js';

describe('form components', () => {
  it('are written as URLSearchParams writes them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        assert.equal(`${encodeFormComponent(text)}=`, new URLSearchParams([[text, '']]).toString());
      }),
    );
  });

  it('are read back as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        assert.equal(decodeFormComponent(encodeFormComponent(text)), text);
      }),
    );
  });

  it('have the bytes of their charset', () => {
    assert.equal(encodeFormComponent('é', Charset.ISO_8859_1), '%E9');
    assert.equal(decodeFormComponent('%E9', Charset.ISO_8859_1), 'é');
  });

  it('with a broken escape are none', () => {
    for (const text of ['%', 'a%4', '%zz']) assert.equal(decodeFormComponent(text), undefined);
  });
});
