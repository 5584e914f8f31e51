import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { followUps } from '../downloading/follow-ups.js';
import type { DigestHash } from '../downloading/http-authentication.js';
import { ImageDownloader } from '../downloading/image-downloader.js';
import type { ImageDownloaderConfig } from '../downloading/image-downloader-config.js';
import { HttpCacheTransport } from '../http-cache/http-cache-transport.js';
import type { Transport } from '../protocols/transport.js';
import { CookieTransport } from './cookie-transport.js';
import { defaultCacheDirectory } from './default-cache-directory.js';
import { publishDiagnostics } from './diagnostics.js';
import { FileDiskCache, type FileDiskCacheConfig } from './file-disk-cache.js';
import { UndiciTransport, type UndiciTransportOptions } from './undici-transport.js';

/** How a downloader in Node works and connects. */
export interface NodeDownloaderConfig extends ImageDownloaderConfig, UndiciTransportOptions {
  /** In place of undici, its cookie jar and its HTTP cache. */
  readonly transport?: Transport;
  /** Where the HTTP cache that `useHttpCache` asks keeps its files, and how much. Default: beside the image cache's default. */
  readonly httpCache?: Partial<FileDiskCacheConfig>;
}

/** A downloader over undici, Digest included. */
export class NodeImageDownloader extends ImageDownloader {
  static #shared: NodeImageDownloader | undefined;

  /** One for the whole process. */
  static get sharedDownloader(): NodeImageDownloader {
    NodeImageDownloader.#shared ??= new NodeImageDownloader();
    return NodeImageDownloader.#shared;
  }

  /** @throws RangeError for a number of downloads that would let none begin */
  constructor(config: NodeDownloaderConfig = {}) {
    const { maxConcurrentDownloads = 6 } = config;
    if (!(maxConcurrentDownloads >= 1)) {
      throw new RangeError(`maxConcurrentDownloads is ${maxConcurrentDownloads}: at least 1, or no download begins`);
    }
    super(config, { transport: config.transport ?? nodeTransport(config), followUps, digestHash });
    publishDiagnostics(this);
  }
}

/** From the outside in: what is cached needs no cookie, and what sets one is not done again by the cache. */
function nodeTransport(config: NodeDownloaderConfig): Transport {
  const connections = config.connections ?? config.maxConcurrentDownloads ?? 6;
  const { directory = join(defaultCacheDirectory(), 'http'), ...limits } = config.httpCache ?? {};
  const origin = new CookieTransport(new UndiciTransport({ ...config, connections }));
  return new HttpCacheTransport(origin, new FileDiskCache({ ...limits, directory }));
}

const digestHash: DigestHash = (algorithm, text) => createHash(algorithm).update(text).digest('hex');
