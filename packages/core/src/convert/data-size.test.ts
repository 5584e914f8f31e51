import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DataSize } from './data-size.js';

describe('DataSize', () => {
  it('reads whole numbers with a unit', () => {
    assert.deepEqual(
      ['10', '1KB', '5 MB', '-2KB', '+3B'].map((text) => DataSize.parse(text).toBytes()),
      [10, 1024, 5_242_880, -2048, 3],
    );
    assert.equal(DataSize.parse('2', 'MB').toKilobytes(), 2048);
  });

  it('refuses every other text', () => {
    for (const text of ['', 'x', '1.5MB', '1kb', '1K', 'KB', '9007199254740993', '1toString'])
      assert.throws(() => DataSize.parse(text), RangeError, text);
  });

  it('counts whole units, the rest cut off', () => {
    const size = new DataSize(2047, 'KB');
    assert.deepEqual([size.toMegabytes(), size.toGigabytes(), new DataSize(-2, 'KB').toMegabytes()], [1, 0, 0]);
  });

  it('reads what it wrote', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (bytes) =>
        assert.ok(DataSize.parse(String(new DataSize(bytes))).equals(new DataSize(bytes))),
      ),
    );
  });
});
