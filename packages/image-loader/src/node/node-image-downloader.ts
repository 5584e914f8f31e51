import { createHash } from 'node:crypto';
import type { DigestHash } from '../downloading/http-authentication.js';
import { ImageDownloader } from '../downloading/image-downloader.js';
import type { ImageDownloaderConfig } from '../downloading/image-downloader-config.js';
import type { Transport } from '../protocols/transport.js';
import { UndiciTransport, type UndiciTransportOptions } from './undici-transport.js';

/** How a downloader in Node works and connects. */
export interface NodeDownloaderConfig extends ImageDownloaderConfig, UndiciTransportOptions {
  /** In place of undici. */
  readonly transport?: Transport;
}

/** A downloader over undici, Digest included. */
export class NodeImageDownloader extends ImageDownloader {
  static #shared: NodeImageDownloader | undefined;

  /** One for the whole process. */
  static get sharedDownloader(): NodeImageDownloader {
    NodeImageDownloader.#shared ??= new NodeImageDownloader();
    return NodeImageDownloader.#shared;
  }

  constructor(config: NodeDownloaderConfig = {}) {
    const connections = config.connections ?? config.maxConcurrentDownloads ?? 6;
    super(config, { transport: config.transport ?? new UndiciTransport({ ...config, connections }), digestHash });
  }
}

const digestHash: DigestHash = (algorithm, text) => createHash(algorithm).update(text).digest('hex');
