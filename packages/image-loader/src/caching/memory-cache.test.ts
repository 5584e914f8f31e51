import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { WebImage } from '../model/web-image.js';
import { VARIANT_MARK } from '../protocols/disk-cache.js';
import { MemoryCache } from './memory-cache.js';

class Sized extends WebImage {
  constructor(readonly cost: number) {
    super({ width: 1, height: 1, format: 'png' });
  }
  readonly isPrepared = true;
  prepare = async () => {};
  pixels = () => Promise.reject(new Error('no pixels'));
  frame = () => Promise.reject(new Error('no frames'));
  transformed = async () => this;
}

describe('MemoryCache', () => {
  const entry = (cost = 10) => ({ image: new Sized(cost), metadata: undefined });
  const has = (cache: MemoryCache, ...keys: string[]) => keys.map((key) => cache.get(key) !== undefined);

  it('drops what was used longest ago when the cost or the count is exceeded', () => {
    for (const config of [{ maxMemoryCost: 30 }, { maxMemoryCount: 3, maxMemoryCost: 0 }]) {
      const cache = new MemoryCache({ ...config, shouldUseWeakMemoryCache: false });
      for (const key of ['a', 'b', 'c']) cache.set(key, entry());
      cache.get('a');
      cache.set('d', entry());
      assert.deepEqual(has(cache, 'a', 'b', 'c', 'd'), [true, false, true, true]);
      assert.deepEqual([cache.totalCost, cache.totalCount], [30, 3]);
    }
  });

  it('keeps nothing that is larger than the limit', () => {
    const cache = new MemoryCache({ maxMemoryCost: 30, shouldUseWeakMemoryCache: false });
    cache.set('a', entry());
    cache.set('b', entry(31));
    assert.deepEqual([has(cache, 'a', 'b'), cache.totalCost], [[false, false], 0]);
  });

  it('finds an image that made room while somebody still holds it', () => {
    const cache = new MemoryCache({ maxMemoryCount: 1 });
    const held = entry();
    cache.set('a', held);
    cache.set('b', entry());
    assert.equal(cache.get('a')?.image, held.image);
  });

  it('counts an entry that is stored again once', () => {
    const cache = new MemoryCache();
    cache.set('a', entry(10));
    cache.set('a', entry(25));
    assert.deepEqual([cache.totalCost, cache.totalCount], [25, 1]);
    cache.delete('a');
    cache.delete('a');
    assert.deepEqual([cache.totalCost, cache.totalCount], [0, 0]);
  });

  describe('as time passes', () => {
    beforeEach(() => mock.timers.enable({ apis: ['Date'] }));

    afterEach(() => mock.timers.reset());

    it('forgets what is too old', () => {
      const cache = new MemoryCache({ maxMemoryAge: 10 });
      cache.set('a', entry());
      mock.timers.tick(10);
      assert.deepEqual(has(cache, 'a'), [true]);
      mock.timers.tick(1);
      assert.deepEqual([has(cache, 'a'), cache.totalCost, cache.totalCount], [[false], 0, 0]);
    });

    it('keeps an entry for as long as the entry says', () => {
      for (const config of [{}, { maxMemoryAge: 20 }]) {
        const cache = new MemoryCache(config);
        cache.set('short', { ...entry(), maxAge: 10 });
        cache.set('for ever', { ...entry(), maxAge: 0 });
        mock.timers.tick(11);
        assert.deepEqual(has(cache, 'short', 'for ever'), [false, true]);
        mock.timers.tick(1000);
        assert.deepEqual(has(cache, 'for ever'), [true]);
      }
    });

    it('does not find what is too old again, even while somebody holds it', () => {
      const cache = new MemoryCache({ maxMemoryCount: 1, maxMemoryAge: 10 });
      const held = entry();
      cache.set('a', held);
      cache.set('b', entry());
      assert.equal(cache.get('a')?.image, held.image);
      mock.timers.tick(11);
      assert.equal(cache.get('a'), undefined);
    });
  });

  it('removes the variants of a key alone, those that made room too', () => {
    const cache = new MemoryCache({ maxMemoryCount: 2 });
    const held = entry();
    cache.set(`a${VARIANT_MARK}small`, held);
    cache.set('a', entry());
    cache.set('ab', entry());
    cache.deleteVariants('a');
    assert.deepEqual(has(cache, `a${VARIANT_MARK}small`, 'a', 'ab'), [false, true, true]);
  });

  it('gives memory back when asked', () => {
    const cache = new MemoryCache({ shouldUseWeakMemoryCache: false });
    for (const key of ['a', 'b', 'c', 'd']) cache.set(key, entry());
    cache.trimToCost(20);
    assert.deepEqual(has(cache, 'a', 'b', 'c', 'd'), [false, false, true, true]);
    cache.trimToCost(0);
    assert.equal(cache.totalCount, 0);
  });
});
