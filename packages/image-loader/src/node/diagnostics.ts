import { type Channel, channel } from 'node:diagnostics_channel';
import type { ImageDownloader } from '../downloading/image-downloader.js';
import type { ImageError } from '../model/image-error.js';
import type { ImageResult } from '../model/image-result.js';
import { SharedWork } from '../tasks/shared-work.js';

/** The message of `vernal:image:decode`, `:transform` and `:store`, sent when the work is done. Several callers of one work have one message. */
export interface ImageWorkMessage {
  /** Of what is decoded. */
  readonly url?: string;
  /** The transformer's key; of what is stored, or whose stored headers are renewed, the cache key. */
  readonly key?: string;
  /** In ms. */
  readonly duration: number;
  /** What it failed with. */
  readonly error?: unknown;
}

/** The message of `vernal:image:load`, sent when a load has ended, however it did: `result.cacheType` tells hits from misses. */
export interface ImageLoadMessage {
  readonly url: string;
  readonly result?: ImageResult;
  readonly error?: ImageError;
}

/**
 * Publishes what a downloader does on `node:diagnostics_channel`: `vernal:image:start`, `:response`, `:stop` and `:finish`,
 * each with the operation as its message.
 */
export function publishDiagnostics(downloader: ImageDownloader): void {
  for (const name of ['start', 'response', 'stop', 'finish'] as const) {
    const published = channel(`vernal:image:${name}`);
    downloader.on(name, (operation) => {
      if (published.hasSubscribers) published.publish(operation);
    });
  }
}

/** Does work, and tells of it where somebody listens. */
export function published<Result>(
  to: Channel,
  about: { readonly url: string } | { readonly key: string },
  work: () => Promise<Result>,
): Promise<Result> {
  return to.hasSubscribers ? told(to, about, work) : work();
}

async function told<Result>(to: Channel, about: object, work: () => Promise<Result>): Promise<Result> {
  const begun = performance.now();
  const tell = (outcome: { readonly error?: unknown }) => {
    const message: ImageWorkMessage = { ...about, duration: performance.now() - begun, ...outcome };
    to.publish(message);
  };
  try {
    const result = await work();
    tell({});
    return result;
  } catch (error) {
    tell({ error });
    throw error;
  }
}

/** Shared work that is told of once, for all who share it. */
export class PublishedWork<Result> extends SharedWork<Result> {
  readonly #channel: Channel;

  constructor(name: 'transform' | 'store', keepsResults: boolean) {
    super(keepsResults);
    this.#channel = channel(`vernal:image:${name}`);
  }

  override do(subject: object, name: string, work: () => Promise<Result>): Promise<Result> {
    return super.do(subject, name, () => published(this.#channel, { key: name }, work));
  }
}
