import assert from 'node:assert/strict';
import { IllegalArgumentException } from '@vernal/core';
import { hosting } from '../servlet/hosting.test.js';
import { RelativeRedirectFilter } from './relative-redirect-filter.js';

describe('RelativeRedirectFilter', () => {
  it('redirects with the location as it was given, and its own status', async () => {
    for (const [filter, status] of [
      [new RelativeRedirectFilter(), 303],
      [new RelativeRedirectFilter({ redirectStatus: 307 }), 307],
    ] as const) {
      const client = await hosting(
        (_, response) => response.sendRedirect('../a'),
        (context) => void context.addFilter('relative', filter).addMappingForUrlPatterns(undefined, '/*'),
      );
      await client.get('/x/y').expect('Location', '../a').expect(status);
    }
  });

  it('refuses a status that does not redirect', () => {
    assert.throws(() => new RelativeRedirectFilter({ redirectStatus: 200 }), IllegalArgumentException);
  });
});
