import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import fc from 'fast-check';
import { parseLocale } from './parse-locale.js';
import { parseTimeZone } from './time-zone.js';

describe('parseLocale', () => {
  const locales = {
    de: 'de',
    'de-AT': 'de-AT',
    de_AT: 'de-AT',
    'de AT': 'de-AT',
    'zh-Hans-CN': 'zh-Hans-CN',
    DE_at: 'de-AT',
    _AT: 'und-AT',
  };
  for (const [text, tag] of Object.entries(locales)) {
    it(`reads ${text}`, () => assert.equal(parseLocale(text)?.toString(), tag));
  }

  it('reads none in an empty text', () => assert.equal(parseLocale(''), undefined));

  for (const text of ['!!', 'de_!', '<script>', '../de']) {
    it(`refuses ${text}`, () => assert.throws(() => parseLocale(text), IllegalArgumentException));
  }

  it('throws nothing but an IllegalArgumentException', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parseLocale(text);
        } catch (error) {
          assert.ok(error instanceof IllegalArgumentException);
        }
      }),
    );
  });
});

describe('parseTimeZone', () => {
  it('knows zones by their IANA names only', () => {
    assert.equal(parseTimeZone('Europe/Vienna'), 'Europe/Vienna');
    for (const text of ['', 'Europe/Nowhere', 'x']) assert.throws(() => parseTimeZone(text), IllegalArgumentException);
  });
});
