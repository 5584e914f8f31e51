import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DecimalFormat } from './decimal-format.js';

function format(pattern: string, value: number, locale = 'en'): string {
  return new DecimalFormat(pattern, new Intl.Locale(locale)).format(value);
}

describe('DecimalFormat', () => {
  it('groups, fills up and rounds halves to the even neighbour', () => {
    assert.deepEqual(
      [format('#,##0.00', 1234.5), format('000', 7), format('#.##', 0.126), format('#,##0', -1234567)],
      ['1,234.50', '007', '.13', '-1,234,567'],
    );
    assert.deepEqual(
      [0.5, 1.5, 2.5, -0.5].map((value) => format('0', value)),
      ['0', '2', '2', '-0'],
    );
  });

  it('writes percents, currencies and negative numbers as the pattern says', () => {
    assert.deepEqual(
      [format('#,##0%', 0.25), format("0.0 'p'", 2), format('0.00;(0.00)', -3)],
      ['25%', '2.0 p', '(3.00)'],
    );
    assert.equal(new DecimalFormat('¤#,##0.00', new Intl.Locale('en'), '€').format(1), '€1.00');
  });

  it('rounds the number itself, not the shortest text for it', () => {
    assert.deepEqual(
      [
        format('0.00', 1234.505),
        format('0.00', 1.005),
        format('0.0', 0.25),
        format('0.00', 1e21),
        format('#.#', 5e-324),
      ],
      ['1234.51', '1.00', '0.2', '1000000000000000000000.00', '0'],
    );
  });

  it('uses the characters of the language', () => {
    assert.equal(format('#,##0.00 ¤', 1234.5, 'de-AT'), '1.234,50 ¤');
    assert.equal(format('#,##0.00', 1234.5, 'de'), '1.234,50');
    assert.equal(new DecimalFormat('#,##0.00', new Intl.Locale('de')).parse('1.234,50'), 1234.5);
  });

  it('reads what it wrote', () => {
    const decimal = new DecimalFormat('#,##0.00');
    fc.assert(
      fc.property(fc.integer(), (cents) => assert.equal(decimal.parse(decimal.format(cents / 100)), cents / 100)),
    );
  });

  it('reads percents exactly', () => {
    assert.equal(new DecimalFormat('#,##0.#%').parse('1.1%'), 0.011);
  });

  it('reads the whole of a text or nothing', () => {
    const decimal = new DecimalFormat('#,##0.00');
    assert.deepEqual(
      ['1234.5', '1,23', ',5', '1E3', '-5', '.5', '1,,2', ',.5'].map((text) => decimal.parse(text)),
      [1234.5, 123, 5, 1000, -5, 0.5, 12, 0.5],
    );
    for (const text of ['x', '', '1,', '1.5.5', '1 2', '+5', '1,,', '1,.', '.', '1e3'])
      assert.throws(() => decimal.parse(text), RangeError, text);
    assert.throws(() => new DecimalFormat('000').parse('1,000'), RangeError);
  });

  it('takes any pattern or says that it is none', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."#0,.%';-a ¤".split('')), maxLength: 12 }),
        fc.double({ noNaN: true }),
        (pattern, value) => {
          let decimal: DecimalFormat;
          try {
            decimal = new DecimalFormat(pattern);
          } catch (error) {
            assert.ok(error instanceof RangeError, String(error));
            return;
          }
          assert.equal(typeof decimal.format(value), 'string');
        },
      ),
    );
  });
});
