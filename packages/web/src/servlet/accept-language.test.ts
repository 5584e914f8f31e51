import assert from 'node:assert/strict';
import { acceptedLocales } from './accept-language.js';

describe('acceptedLocales', () => {
  const table: [header: string, locales: string][] = [
    ['de;q=0.5, fr-CH, en;q=0.7', 'fr-CH en de'],
    ['de , ,fr', 'de fr'],
    ['de; q = 0.8, fr;q=0.12345', 'de fr'],
    ['de;, fr;q=1.', 'de fr'],
    ['*;q=0.5, de;q=0.4', 'und de'],
    ['en-!x, xx-, xx_yy', 'en xx und'],
    ['de;q=0', ''],
    ['de;q=x, de;q=, de;q=1.001, de;q=2, de;q=-1, de;q=.5, de;Q=0.3', ''],
    ['de;x=1, de;q=0.8;x=1', ''],
    ['\u00e9, fr', 'fr'],
    ['i-klingon, zh-min-nan;q=0.5', 'tlh nan'],
    ['', ''],
  ];
  for (const [header, locales] of table) {
    it(`reads ${JSON.stringify(header)} as ${JSON.stringify(locales)}`, () =>
      assert.equal(acceptedLocales(header).join(' '), locales));
  }
});
