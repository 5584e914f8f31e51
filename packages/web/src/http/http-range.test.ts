import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import fc from 'fast-check';
import { HttpRange } from './http-range.js';

const regions = (header: string, length: number) =>
  HttpRange.toRegions(HttpRange.parseRanges(header), length).map(({ position, count }) => [position, count]);

describe('HttpRange', () => {
  it('names the bytes from the start, to the end and of the end', () => {
    assert.deepEqual(regions('bytes=0-4', 10), [[0, 5]]);
    assert.deepEqual(regions('bytes=4-', 10), [[4, 6]]);
    assert.deepEqual(regions('bytes=-3', 10), [[7, 3]]);
    assert.deepEqual(regions('bytes=-30', 10), [[0, 10]]);
    assert.deepEqual(regions('bytes=8-99', 10), [[8, 2]]);
    assert.deepEqual(regions('bytes=0-1, 8-', 10), [
      [0, 2],
      [8, 2],
    ]);
  });

  it('has no ranges where there is no header', () => {
    assert.deepEqual(HttpRange.parseRanges(undefined), []);
    assert.deepEqual(HttpRange.parseRanges(''), []);
  });

  for (const header of [
    'items=0-1',
    'bytes=a-b',
    'bytes=5',
    'bytes=4-2',
    'bytes=--1',
    'bytes=0-1;2-3',
    'bytes=0-9223372036854775808',
  ]) {
    it(`refuses ${header}`, () => assert.throws(() => HttpRange.parseRanges(header), IllegalArgumentException));
  }

  it('refuses more than a hundred ranges', () => {
    const ranges = (count: number) => `bytes=${Array.from({ length: count }, (_, at) => `${at * 2}-${at * 2}`)}`;
    assert.equal(HttpRange.parseRanges(ranges(100)).length, 100);
    assert.throws(() => HttpRange.parseRanges(ranges(101)), IllegalArgumentException);
  });

  it('refuses a range behind the end, ranges of nothing, and several that are no less than all', () => {
    assert.throws(() => regions('bytes=10-', 10), IllegalArgumentException);
    assert.throws(() => regions('bytes=-0', 10), IllegalArgumentException);
    assert.throws(() => regions('bytes=0-', 0), IllegalArgumentException);
    assert.throws(() => regions('bytes=0-4,5-9', 10), IllegalArgumentException);
  });

  it('writes the header again', () => {
    assert.equal(HttpRange.toString(HttpRange.parseRanges('bytes=0-1,5-,-2')), 'bytes=0-1, 5-, -2');
    assert.throws(() => HttpRange.toString([]), IllegalArgumentException);
  });

  it('never reaches beyond the body', () => {
    const range = fc.oneof(
      fc.nat(20).map((first) => `${first}-`),
      fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
      fc.nat(20).map((last) => `-${last}`),
    );
    fc.assert(
      fc.property(range, fc.integer({ min: 1, max: 20 }), (text, length) => {
        const [found] = HttpRange.parseRanges(`bytes=${text}`);
        if (found!.getRangeStart(length) >= length) return;
        const { position, count } = found!.toRegion(length);
        assert.ok(position >= 0 && count > 0 && position + count <= length);
      }),
    );
  });
});
