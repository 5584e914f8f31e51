import assert from 'node:assert/strict';
import { watchOptions } from './watch-options.js';

describe('watchOptions', () => {
  it('refreshes every two seconds without end by default', () => {
    const options = watchOptions(['http://localhost:3000/images/meadow']);
    assert.equal(options.interval, 2000);
    assert.equal(options.times, Number.POSITIVE_INFINITY);
  });

  it('takes interval, count and folder', () => {
    const options = watchOptions(['http://h/i', '--every', '0.5', '--times', '3', '--cache', 'x']);
    assert.deepEqual(options, { url: 'http://h/i', interval: 500, times: 3, cache: 'x' });
  });

  for (const [what, args] of [
    ['no URL', []],
    ['two URLs', ['http://a/', 'http://b/']],
    ['a file', ['picture.jpg']],
    ['another protocol', ['ftp://host/picture.jpg']],
    ['an interval of zero', ['http://h/i', '--every', '0']],
    ['a count that is no number', ['http://h/i', '--times', 'often']],
    ['an unknown option', ['http://h/i', '--loud']],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.throws(() => watchOptions(args), Error);
    });
  }
});
