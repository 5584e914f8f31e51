import assert from 'node:assert/strict';
import { localeOf } from './language-tag.js';

describe('localeOf', () => {
  for (const [tag, expected] of Object.entries({
    'de-AT': 'de-AT',
    'de-AT-!': 'de-AT',
    garbage1: 'und',
    'i-klingon': 'tlh',
    'I-LUX': 'lb',
    'zh-min-nan': 'nan',
    'en-GB-oed': 'en-GB-x-oed',
    'sgn-BE-FR': 'sfb',
  })) {
    it(`reads ${tag} as ${expected}`, () => assert.equal(localeOf(tag).toString(), expected));
  }
});
