import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Duration } from './duration.js';
import { detectDurationStyle, parseDuration, printDuration } from './duration-formats.js';

const durations = fc
  .record({ seconds: fc.integer({ min: -1e9, max: 1e9 }), nanos: fc.nat(999_999_999) })
  .map(({ seconds, nanos }) => new Duration(seconds, nanos));

describe('Duration', () => {
  it('reads what it wrote, as ISO text and as several units', () => {
    fc.assert(
      fc.property(durations, (duration) => {
        assert.deepEqual(Duration.parse(duration.toString()), duration);
        assert.deepEqual(parseDuration(printDuration(duration, 'COMPOSITE')), duration);
      }),
    );
  });

  it('adds up, and is zero with its opposite', () => {
    fc.assert(fc.property(durations, (duration) => assert.ok(duration.plus(duration.negated()).isZero())));
  });

  it('reads ISO text', () => {
    const millis = ['PT1.5S', 'P1DT1H', 'PT-5M', '-PT1.5S', 'pt0.001s', 'PT-0.5S'].map((text) =>
      Duration.parse(text).toMillis(),
    );
    assert.deepEqual(millis, [1500, 90_000_000, -300_000, -1500, 1, -500]);
    for (const text of ['P', 'PT', 'P1DT', '1S', 'P1W', 'P1Y', ' PT1S', 'PT1.5M'])
      assert.throws(() => Duration.parse(text), RangeError, text);
  });

  it('writes ISO text', () => {
    const texts = [0, 86_400_000, 5_400_000, -90_000, 1500, -500, -1500].map((millis) =>
      String(Duration.ofMillis(millis)),
    );
    assert.deepEqual(texts, ['PT0S', 'PT24H', 'PT1H30M', 'PT-1M-30S', 'PT1.5S', 'PT-0.5S', 'PT-1.5S']);
  });

  it('reads one number with one unit', () => {
    assert.deepEqual(
      ['10s', '10ms', '5M', '2h', '-1d', '7'].map((text) => parseDuration(text).toMillis()),
      [10_000, 10, 300_000, 7_200_000, -86_400_000, 7],
    );
    assert.equal(parseDuration('7', 'SIMPLE', 'SECONDS').toMillis(), 7000);
    assert.equal(printDuration(Duration.ofMillis(1999), 'SIMPLE', 'SECONDS'), '1s');
  });

  it('tells the style of a text', () => {
    assert.deepEqual(['PT1S', '1s', '1h30m', '-(1m 5s)'].map(detectDurationStyle), [
      'ISO8601',
      'SIMPLE',
      'COMPOSITE',
      'COMPOSITE',
    ]);
    for (const text of ['5x', 's', '1.5s', '1m1h']) assert.throws(() => parseDuration(text), RangeError, text);
  });

  it('takes no text of another style', () => {
    assert.throws(() => parseDuration('5s', 'ISO8601'), RangeError);
    assert.throws(() => parseDuration('PT5S', 'SIMPLE'), RangeError);
    assert.throws(() => parseDuration(' '), RangeError);
  });
});
