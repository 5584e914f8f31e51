import type { ResponseMetadata } from '../http/response-metadata.js';
import type { ImageError } from '../model/image-error.js';
import type { ImageDownloaderOptions, ImagePriority } from '../model/image-options.js';
import type { ImageProgress } from '../model/image-result.js';
import type { ImageDownloaderContext } from './download-modifiers.js';
import type { TransportTiming } from './transport.js';

/** What a loader is asked for. */
export interface ImageLoaderRequest {
  readonly options?: ImageDownloaderOptions;
  readonly context?: ImageDownloaderContext;
  /** The head of the answer that the cached image came with; the origin is asked whether it still holds. */
  readonly cached?: ResponseMetadata | undefined;
  readonly progress?: ImageProgress | undefined;
  /** Called with all bytes so far whenever some arrive, the same view for all callers. It stays as it is while more arrive. */
  readonly onPartialData?: ((data: Uint8Array<ArrayBuffer>, expected: number) => void) | undefined;
  /** Cancels the download for this caller. */
  readonly signal?: AbortSignal | undefined;
}

/** What a loader gives: bytes, whole and checked for length, and where they came from. The same object for every caller of one download. */
export interface ImageDownload {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly metadata: ResponseMetadata | undefined;
  readonly metrics: DownloadMetrics;
}

/** What a download cost. Times in ms. */
export interface DownloadMetrics extends TransportTiming {
  /** Bytes of the body that came over the network. */
  readonly received: number;
  /** How long it waited for its turn. */
  readonly queued: number;
  /** From its turn to its end. */
  readonly total: number;
  /** Requests that were sent, those for redirects, challenges and retries included. */
  readonly requests: number;
}

/** One caller's hold on a download. */
export interface ImageLoaderToken extends PromiseLike<ImageDownload> {
  /** Rejects at once with `cancelled`; ends the download when nobody else waits for it. */
  cancel(reason?: unknown): void;
  priority: ImagePriority;
}

/** Fetches the bytes of images: the downloader, or a plug-in for another scheme. Source: the SDImageLoader protocol. */
export interface ImageLoader {
  canRequestImage(url: string): boolean;
  /** @throws ImageError through the token; `not-modified` (with the answer's headers) where `cached` still holds */
  download(url: string, request?: ImageLoaderRequest): ImageLoaderToken;
  /** Whether a URL that failed so will fail again and need not be asked. */
  shouldBlockFailedURL(url: string, error: ImageError): boolean;
}
