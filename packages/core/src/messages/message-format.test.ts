import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IllegalArgumentException } from '../util/exceptions.js';
import { MessageFormat } from './message-format.js';

function format(pattern: string, ...args: unknown[]): string {
  return new MessageFormat(pattern).format(args, new Intl.Locale('en'));
}

describe('MessageFormat', () => {
  it('puts arguments in their places', () => {
    assert.equal(format('{1} before {0}, {0} again', 'a', 'b'), 'b before a, a again');
    assert.equal(format('{0} {1} {2}', null, 'x'), 'null x {2}');
  });

  it('reads quotes', () => {
    assert.deepEqual(
      ["It''s {0}", "'{0}' {0}", "'{' {0} '}'", "It's {0}", "'a ''b'' c'"].map((pattern) => format(pattern, 'x')),
      ["It's x", '{0} x', '{ x }', 'Its {0}', "a 'b' c"],
    );
  });

  it('writes numbers in the way of the language', () => {
    assert.equal(
      format('{0} {0,number,integer} {0,number,0.00} {1,number,percent}', 1234.567, 0.25),
      '1,234.567 1,235 1234.57 25%',
    );
    assert.equal(new MessageFormat('{0}').format([1234.5], new Intl.Locale('de')), '1.234,5');
    const money = new MessageFormat('{0,number,currency} {1,number,percent}');
    const written = ['en', 'de', 'en-US', 'de-DE', 'ja-JP', 'und'].map((tag) =>
      money.format([-1.5, 0.5], new Intl.Locale(tag)),
    );
    assert.deepEqual(written, [
      '-¤1.50 50%',
      '-1,50\u00a0¤ 50\u00a0%',
      '-$1.50 50%',
      '-1,50\u00a0€ 50\u00a0%',
      '-￥2 50%',
      '-¤\u00a01.50 50%',
    ]);
  });

  it('writes dates by style or pattern', () => {
    const date = new Date(2024, 1, 29, 10, 15);
    assert.equal(format('{0,date,short} {0,date,yyyy-MM-dd} {0,time,HH:mm}', date), '2/29/24 2024-02-29 10:15');
  });

  it('chooses by a number, with arguments in what was chosen', () => {
    const pattern = '{0,choice,0#none|1#one|1<{0} of them}';
    assert.deepEqual(
      [0, 1, 1234, -1].map((count) => format(pattern, count)),
      ['none', 'one', '1,234 of them', 'none'],
    );
  });

  it('refuses what it cannot read, and what cannot be written so', () => {
    for (const pattern of [
      '{',
      '{0',
      '{a}',
      '{}',
      '{0 }',
      '{ 0}',
      '{0,number,0.0.0}',
      '{0,thing}',
      '{-1}',
      '{0,choice,x}',
    ])
      assert.throws(() => new MessageFormat(pattern), IllegalArgumentException, pattern);
    assert.throws(() => format('{0,number}', 'x'), IllegalArgumentException);
  });

  it('gives back quoted text whatever it is', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.equal(format(`'x${text.replaceAll("'", "''")}'`), `x${text}`)));
  });

  it('takes every text, or says that it is malformed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', "'", '0', ',', 'number', 'a', ' '), maxLength: 16 }),
        (pattern) => {
          try {
            assert.equal(typeof format(pattern, 1), 'string');
          } catch (error) {
            assert.ok(error instanceof IllegalArgumentException || error instanceof RangeError, String(error));
          }
        },
      ),
    );
  });
});
