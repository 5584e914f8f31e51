import type { ResponseMetadata } from '../http/response-metadata.js';
import type { ImageCacheProtocol } from '../protocols/image-cache.js';
import { onDemand } from '../tasks/on-demand.js';
import type { FoundImage, LoadContext } from './load-context.js';
import { once } from './storing.js';

const freshness = onDemand(() => import('../http/freshness.js'));

/** Whether the origin is to be asked about what is cached. Where it cannot be known how long that holds, it is. */
export function mustRefresh({ options }: LoadContext, { metadata }: FoundImage): boolean | Promise<boolean> {
  const { refreshCached = false } = options;
  return refreshCached === true && metadata ? hasEnded(metadata) : refreshCached !== false;
}

async function hasEnded(metadata: ResponseMetadata): Promise<boolean> {
  try {
    return !(await freshness()).isExplicitlyFresh(metadata, Date.now());
  } catch {
    return true;
  }
}

/**
 * Renews what is stored, by the head of a 304: its fields and with them its lifetime. When this ends memory is renewed, and
 * the disk where the load waits for that.
 * @returns what is known of the cached image with what the 304 said of it
 */
export function renew(
  load: LoadContext,
  known: ResponseMetadata | undefined,
  confirmation: ResponseMetadata | undefined,
): ResponseMetadata | undefined | Promise<ResponseMetadata> {
  if (known === undefined || confirmation === undefined) return known;
  const metadata = known.renewedBy(confirmation);
  const times = freshness();
  if (times instanceof Promise) {
    const renewed = times.then((read) => renewWith(load, known, confirmation, metadata, read));
    // What cannot be renewed stays as it is; the origin is asked again next time.
    return renewed.catch(() => known);
  }
  return renewWith(load, known, confirmation, metadata, times);
}

function renewWith(
  load: LoadContext,
  known: ResponseMetadata,
  confirmation: ResponseMetadata,
  metadata: ResponseMetadata,
  { explicitLifetime }: typeof import('../http/freshness.js'),
): ResponseMetadata | Promise<ResponseMetadata> {
  // The disk is spared what would change nothing: the same fields again, no lifetime that begins anew.
  const isStored = !metadata.saysTheSameAs(known) || Boolean(explicitLifetime(metadata));
  const renewIn = (cache: ImageCacheProtocol, key: string) =>
    isStored
      ? once(load, confirmation, key, () => cache.renewMetadata(metadata, key, 'all'))
      : cache.renewMetadata(metadata, key, 'memory');
  const own = renewIn(load.cache, load.key);
  const stored = load.isVariant ? Promise.all([own, renewIn(load.originalCache, load.originalKey)]) : own;
  return load.options.waitStore ? Promise.resolve(stored).then(() => metadata) : metadata;
}
