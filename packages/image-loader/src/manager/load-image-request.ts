import type { ImageOptions } from '../model/image-options.js';
import type { ImageProgress, ImageResult } from '../model/image-result.js';
import type { ImageContext } from '../protocols/image-context.js';

/** What a caller says about a load. Everything may be left out. */
export interface LoadImageRequest {
  readonly options?: ImageOptions;
  readonly context?: ImageContext | undefined;
  readonly progress?: ImageProgress;
  /**
   * Called with each image to be shown, in order: a preview or the cached image first where the options ask for it, then the
   * final one. When a refresh finds nothing new the cached image is not shown again. Where it returns
   * a promise the load ends no sooner than that.
   */
  readonly onImage?: (result: ImageResult) => unknown;
  /** Cancels this load. */
  readonly signal?: AbortSignal;
}
