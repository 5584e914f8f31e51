import { decodeOptions } from './decoding.js';
import type { LoadContext } from './load-context.js';
import { resultOf } from './load-results.js';

const DEFAULT_INTERVAL = 500;

/** Makes images of data that is still arriving: one at a time, not more often than asked for, none after the end. */
export interface Previews {
  /** Takes the data so far. What comes while a preview is being made is passed over: the next piece brings it again. */
  offer(data: Uint8Array<ArrayBuffer>): void;
  stop(): void;
}

/** Previews for whoever waits for this load. */
export function previewsOf(load: LoadContext): Previews {
  const { coders } = load.parts;
  const { progressive } = load.options;
  const interval = typeof progressive === 'object' ? progressive.intervalMs : DEFAULT_INTERVAL;
  const wanted = decodeOptions(load);
  let isBusy = false;
  let isStopped = false;
  let lastAt = -Infinity;
  const show = async (data: Uint8Array<ArrayBuffer>) => {
    const image = await coders.decodePartial(data, wanted);
    if (image === undefined || isStopped) return;
    lastAt = performance.now();
    load.show(resultOf(load, { image, metadata: undefined, cacheType: 'none' }, false));
  };
  return {
    offer(data) {
      if (isBusy || isStopped || performance.now() - lastAt < interval) return;
      isBusy = true;
      show(data)
        .catch(() => {})
        .finally(() => {
          isBusy = false;
        });
    },
    stop() {
      isStopped = true;
    },
  };
}
