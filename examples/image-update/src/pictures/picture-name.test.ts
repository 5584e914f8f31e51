import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MAX_NAME_LENGTH, nameFrom, PICTURE_NAME, titleFrom } from './picture-name.js';

describe('nameFrom', () => {
  it('makes names that fit of all texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const name = nameFrom(text);
        assert.ok(name === undefined || (new RegExp(`^${PICTURE_NAME}$`).test(name) && name.length <= MAX_NAME_LENGTH));
      }),
    );
  });

  it('keeps what can be read', () => {
    assert.equal(nameFrom('Größe (2).JPG'), 'groesse-2');
    assert.equal(nameFrom('Café à Paris.webp'), 'cafe-a-paris');
    assert.equal(nameFrom('already-fit'), 'already-fit');
  });

  it('has none for what cannot', () => assert.equal(nameFrom('画像.png'), undefined));
});

describe('titleFrom', () => {
  it('is the name of the file as one would say it', () => {
    assert.equal(titleFrom('summer_2024  at_sea.jpeg'), 'summer 2024 at sea');
    assert.equal(titleFrom('.png'), '');
  });

  it('has the quotation marks that browsers send as %22', () => {
    assert.equal(titleFrom('My %22best%22 day.jpg'), 'My "best" day');
    assert.equal(nameFrom('My %22best%22 day.jpg'), 'my-best-day');
  });
});
