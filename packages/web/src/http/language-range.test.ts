import assert from 'node:assert/strict';
import { IllegalArgumentException, localeOf } from '@vernal/core';
import fc from 'fast-check';
import { LanguageRange } from './language-range.js';

const parse = (header: string) => LanguageRange.parse(header).map(String);

describe('LanguageRange', () => {
  it('is ordered by weight, else as it was written', () => {
    assert.deepEqual(parse('fr;q=0.5, EN, *;q=0.1, it'), ['en', 'it', 'fr;q=0.5', '*;q=0.1']);
  });

  it('refuses a weight beyond 1, of a range that came already, too', () => {
    assert.throws(() => parse('en,en;q=5'), IllegalArgumentException);
  });

  it('counts the first of two equal ranges', () => {
    assert.deepEqual(parse('en;q=0.2,en'), ['en;q=0.2']);
  });

  it('is followed by the older or newer name of its language or region', () => {
    assert.deepEqual(parse('he-DE, fr-FR;q=0.5'), ['he-de', 'iw-dd', 'iw-de', 'he-dd', 'fr-fr;q=0.5', 'fr-fx;q=0.5']);
  });

  for (const header of ['', 'en-', '-en', 'en_US', 'a,,b', 'en;q=2', 'en;q=x', 'en;level=1', 'abcdefghi', 'e1']) {
    it(`refuses ${JSON.stringify(header)}`, () => assert.throws(() => parse(header), IllegalArgumentException));
  }

  it('throws nothing but an IllegalArgumentException', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9,;=q.* -]{0,30}$/), (header) => {
        try {
          parse(header);
        } catch (error) {
          assert.ok(error instanceof IllegalArgumentException);
        }
      }),
    );
  });
});

describe('localeOf', () => {
  const tags = {
    'DE-at': 'de-AT',
    'zh-hans-CN': 'zh-Hans-CN',
    'en-*': 'en',
    'de-1996': 'de-1996',
    'de--AT': 'de',
    e: 'und',
    '': 'und',
  };
  for (const [tag, locale] of Object.entries(tags)) {
    it(`reads ${JSON.stringify(tag)} as ${locale}`, () => assert.equal(localeOf(tag).toString(), locale));
  }

  it('never throws', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-zA-Z0-9-]{0,40}$/), (tag) => void localeOf(tag)));
  });
});
