import assert from 'node:assert/strict';
import { CacheControl } from './cache-control.js';

describe('CacheControl', () => {
  it('writes its directives in one order', () => {
    const cache = CacheControl.maxAge(60)
      .immutable()
      .staleIfError(3)
      .staleWhileRevalidate(4)
      .sMaxAge(5)
      .proxyRevalidate();
    assert.equal(
      cache.cachePrivate().cachePublic().noTransform().mustRevalidate().headerValue,
      'max-age=60, must-revalidate, no-transform, public, private, proxy-revalidate, s-maxage=5, stale-if-error=3, stale-while-revalidate=4, immutable',
    );
  });

  it('begins with no-cache, no-store or nothing', () => {
    assert.equal(CacheControl.noCache().headerValue, 'no-cache');
    assert.equal(CacheControl.noStore().headerValue, 'no-store');
    assert.equal(CacheControl.empty().headerValue, undefined);
    assert.equal(CacheControl.maxAge(0).headerValue, 'max-age=0');
  });

  it('never changes', () => {
    const cache = CacheControl.noCache();
    cache.cachePublic();
    assert.equal(cache.headerValue, 'no-cache');
  });
});
