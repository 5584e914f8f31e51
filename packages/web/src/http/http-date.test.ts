import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatHttpDate, parseHttpDate } from './http-date.js';
import { parseLenientHttpDate } from './lenient-http-date.js';

const NOVEMBER = 784_111_777_000;
const anyDate = fc.integer({ min: 0, max: 250_000_000_000 }).map((seconds) => seconds * 1000);

describe('formatHttpDate', () => {
  it('writes whole seconds in GMT', () => {
    assert.equal(formatHttpDate(NOVEMBER + 999), 'Sun, 06 Nov 1994 08:49:37 GMT');
    assert.equal(formatHttpDate(0), 'Thu, 01 Jan 1970 00:00:00 GMT');
  });

  it('throws for what is no date', () => {
    assert.throws(() => formatHttpDate(Number.NaN), RangeError);
    assert.throws(() => formatHttpDate(Number.POSITIVE_INFINITY), RangeError);
  });
});

describe('parseHttpDate', () => {
  const dates = {
    'Sun, 06 Nov 1994 08:49:37 GMT': NOVEMBER,
    'Sun Nov 06 08:49:37 1994': NOVEMBER,
    'Sunday, 06-Nov-22 08:49:37 GMT': 1_667_724_577_000,
    'sun, 6 nov 1994 8:49:37 gmt': NOVEMBER,
    '06 Nov 1994 09:49:37 +0100': NOVEMBER,
    'Sun, 06 Nov 1994 08:49:37 GMT; length=12': NOVEMBER,
    'Sat, 05 Nov 1994 24:00:00 GMT': 784_080_000_000,
    '31 Apr 2000 00:00:00 GMT': 957_052_800_000,
  };
  for (const [text, epochMillis] of Object.entries(dates)) {
    it(`reads ${text}`, () => assert.equal(parseHttpDate(text), epochMillis));
  }

  const others = [
    '',
    '0',
    'yesterday',
    'Mon, 06 Nov 1994 08:49:37 GMT',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
    'Sun, 32 Nov 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 25:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37',
    '06 Nov 1994 08:49:37 +1900',
    '1994-11-06T08:49:37Z',
  ];
  for (const text of others) {
    it(`reads no date in ${JSON.stringify(text)}`, () => assert.equal(parseHttpDate(text), undefined));
  }

  it('reads every date that is written', () => {
    fc.assert(fc.property(anyDate, (date) => assert.equal(parseHttpDate(formatHttpDate(date)), date)));
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(29), (text, at) => {
        const date = 'Sun, 06 Nov 1994 08:49:37 GMT';
        parseHttpDate(date.slice(0, at) + text + date.slice(at));
      }),
    );
  });
});

describe('parseLenientHttpDate', () => {
  const dates = {
    'Sun, 06 Nov 1994 08:49:37 GMT': NOVEMBER,
    'Mon, 06 Nov 1994 08:49:37 GMT and more': NOVEMBER,
    'Sunday, 06-Nov-94 08:49:37 GMT': NOVEMBER,
    'Sun Nov  6 08:49:37 1994': NOVEMBER,
    'Sun, 36 Oct 1994 32:49:37 GMT': NOVEMBER,
    'Sunday, 06 November 1994 09:49:37 +0100': NOVEMBER,
  };
  for (const [text, epochMillis] of Object.entries(dates)) {
    it(`reads ${text}`, () => assert.equal(parseLenientHttpDate(text), epochMillis));
  }

  it('takes a year of two digits for one near today', () => {
    const inTenYears = new Date(Date.UTC(new Date().getUTCFullYear() + 10, 0, 1));
    const twoDigits = String(inTenYears.getUTCFullYear()).slice(2);
    assert.equal(parseLenientHttpDate(`Monday, 01-Jan-${twoDigits} 00:00:00 GMT`), inTenYears.getTime());
  });

  it('reads no date without a weekday or a zone', () => {
    assert.equal(parseLenientHttpDate('06 Nov 1994 08:49:37 GMT'), undefined);
    assert.equal(parseLenientHttpDate('Sun, 06 Nov 1994 08:49:37'), undefined);
  });

  it('reads every date that is written', () => {
    fc.assert(fc.property(anyDate, (date) => assert.equal(parseLenientHttpDate(formatHttpDate(date)), date)));
  });
});
