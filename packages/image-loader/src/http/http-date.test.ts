import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatHttpDate, parseHttpDate } from './http-date.js';

describe('HTTP dates', () => {
  const time = Date.UTC(1994, 10, 6, 8, 49, 37);

  it('are read in all three forms of RFC 9110, in any case of letters', () => {
    for (const text of [
      'Sun, 06 Nov 1994 08:49:37 GMT',
      'Sunday, 06-Nov-94 08:49:37 GMT',
      'Sun Nov  6 08:49:37 1994',
      'sun, 06 nov 1994 08:49:37 gmt',
    ]) {
      assert.equal(parseHttpDate(text), time, text);
    }
  });

  it('are not guessed at', () => {
    for (const text of [
      '',
      '0',
      '1994-11-06T08:49:37Z',
      'Sun, 06 Nov 1994 08:49:37 +0100',
      'Sun, 32 Nov 1994 08:49:37 GMT',
      'Sun, 06 Foo 1994 08:49:37 GMT',
      'Sun, 06 Nov 1994 24:49:37 GMT',
      'Sun, 6 Nov 1994 08:49:37 GMT',
    ]) {
      assert.equal(parseHttpDate(text), undefined, text);
    }
  });

  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }), (date) => {
        const seconds = Math.floor(date.getTime() / 1000) * 1000;
        assert.equal(parseHttpDate(formatHttpDate(date.getTime())), seconds);
        assert.equal(formatHttpDate(date.getTime()), new Date(seconds).toUTCString());
      }),
    );
  });
});
