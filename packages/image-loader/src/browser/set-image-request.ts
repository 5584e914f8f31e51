import type { ImageManager } from '../manager/image-manager.js';
import type { LoadImageRequest } from '../manager/load-image-request.js';
import type { ImageResult } from '../model/image-result.js';

/** What is said about showing an image in an element. Everything may be left out. */
export interface SetImageRequest extends LoadImageRequest {
  /** Default: the page's shared manager. */
  readonly manager?: ImageManager | undefined;
  /** Shown while the image loads, and left there when it fails. */
  readonly placeholder?: string | undefined;
  /** Shows the placeholder only after a failure. */
  readonly delayPlaceholder?: boolean;
  /** Lets an earlier load of the element go on. */
  readonly avoidAutoCancelImage?: boolean;
  /** Calls `onImage` only, and leaves the element to the caller. */
  readonly avoidAutoSetImage?: boolean;
  /** Called before an image is put into the element; false leaves the element as it is. */
  readonly onBeforeSet?: (result: ImageResult) => boolean | undefined;
  /** Image pixels per CSS pixel. Default: the image's `scale`, which a name like `cat@2x.png` gives. */
  readonly density?: number | undefined;
  /** Shows the first frame of an animation only. Default false. */
  readonly still?: boolean;
  /**
   * Called when an image is about to take the place of what the element shows: the place to begin an animation, whose end it may
   * promise. Source: `sd_imageTransition`.
   */
  readonly transition?: ((element: HTMLImageElement, result: ImageResult) => Promise<unknown> | undefined) | undefined;
  /** The load ends no sooner than the transition. */
  readonly waitTransition?: boolean;
  /** Called after an image has been put into the element and is drawn. */
  readonly onShown?: (result: ImageResult) => void;
}
