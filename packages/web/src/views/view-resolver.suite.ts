import assert from 'node:assert/strict';
import type { View } from '../strategies/view.js';
import type { ViewResolver } from '../strategies/view-resolver.js';
import { resolving } from './rendering.test.js';

export interface ViewResolverSuite {
  readonly make: () => ViewResolver;
  /** A name that it has a view for. */
  readonly known: string;
  /** A name that it has no view for; none where it takes all names. */
  readonly unknown?: string;
}

/** What every view resolver keeps to. */
export function viewResolverSuite({ make, known, unknown }: ViewResolverSuite): void {
  it('has a view for a name, the same one each time', async () => {
    const resolver = make();
    const view = (await resolving(resolver, known)) as View;
    assert.equal(typeof view.render, 'function');
    assert.equal(await resolving(resolver, known), view);
  });

  if (unknown === undefined) return;
  it('has nothing for a name that it does not know, each time, so that the next resolver is asked', async () => {
    const resolver = make();
    assert.equal(await resolving(resolver, unknown), undefined);
    assert.equal(await resolving(resolver, unknown), undefined);
  });
}
