import type { ResponseMetadata } from '../http/response-metadata.js';
import type { ImageError } from './image-error.js';
import type { ImageCacheType } from './image-options.js';
import type { WebImage } from './web-image.js';

/** What a load shows and resolves with. */
export interface ImageResult {
  /** The URL as the caller gave it. */
  readonly url: string;
  readonly image: WebImage;
  /** The encoded bytes, where they are at hand (see `queryMemoryData`). */
  readonly data: Uint8Array<ArrayBuffer> | undefined;
  /** Where `image` came from; `none` means the origin sent it just now. */
  readonly cacheType: Exclude<ImageCacheType, 'all'>;
  /** False for a preview and for the cached image that is shown while the origin is asked. */
  readonly finished: boolean;
  /** The origin confirmed the cached image with 304. */
  readonly notModified: boolean;
  /** The head of the answer that brought the image, as the origin last confirmed it; undefined where no origin did. */
  readonly metadata: ResponseMetadata | undefined;
  /** The status the origin answered with; undefined where it was not asked. */
  readonly status: number | undefined;
  /** Bytes of bodies received from the network for this result. */
  readonly received: number;
  /** Time since the load began, in ms. */
  readonly duration: number;
  /** Why the refresh failed, where `image` is the cached one for want of a newer. */
  readonly error: ImageError | undefined;
}

/** Bytes received so far (monotone, first 0), bytes expected (−1 before the answer, 0 when it does not say), the URL as the caller gave it. */
export type ImageProgress = (received: number, expected: number, targetURL: string) => void;

/** What the async iterable of a load yields, in order; the last is `finished`, a failure is thrown. */
export type ImageEvent =
  | { readonly type: 'progress'; readonly received: number; readonly expected: number; readonly url: string }
  | { readonly type: 'image'; readonly result: ImageResult }
  | { readonly type: 'finished'; readonly result: ImageResult };
