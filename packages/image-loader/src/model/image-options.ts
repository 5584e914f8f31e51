import type { DecodePolicy } from './web-image.js';

/** Which of two waiting downloads starts first. */
export type ImagePriority = 'low' | 'normal' | 'high';

/** Where an image came from: the origin (`none`), the disk cache or the memory cache. `all` names both caches where one is chosen. */
export type ImageCacheType = 'none' | 'disk' | 'memory' | 'all';

/** How the bytes are fetched. Source: SDWebImageDownloaderOptions. All are off where nothing else is said. */
export interface ImageDownloaderOptions {
  /** Default `normal`; of several callers of one download the highest counts. */
  readonly priority?: ImagePriority;
  /** Lets the HTTP cache answer (Node: an RFC 9111 cache on disk; page: the browser's own). Off: every request goes to the origin. */
  readonly useHttpCache?: boolean;
  /** With `useHttpCache`: where the HTTP cache answers without the origin, fail with `not-modified` in place of the image. */
  readonly ignoreCachedResponse?: boolean;
  /**
   * Goes on when the page is left or hidden. Node: no effect, a running download keeps the process alive anyway.
   * Page: a hint only, since a fetch ends with its page; a service worker can finish it.
   */
  readonly continueInBackground?: boolean;
  /** Sends and keeps cookies (Node: in the downloader's jar; page: the browser's, cross-origin too). */
  readonly handleCookies?: boolean;
  /** Accepts any server certificate, for this download alone. Page: rejected as `unsupported`. */
  readonly allowInvalidTls?: boolean;
}

interface ImageLoadingOptions extends ImageDownloaderOptions {
  /** Shows the image while it arrives: `true`, or at most one preview in `intervalMs` (default 500). */
  readonly progressive?: boolean | { readonly intervalMs: number };
  /** Asks again for a URL that is on the list of failed ones. */
  readonly retryFailed?: boolean;
  /** Resolves only when the caches have stored the image. */
  readonly waitStore?: boolean;
  /** Gives the encoded data with an image from memory too, reading it from disk if need be. */
  readonly queryMemoryData?: boolean;
  /** Default `eager`. */
  readonly decode?: DecodePolicy;
  /** Decodes an image whose pixels would take more than `scaleDownLimitBytes` of the manager (60 MB) at a smaller size. */
  readonly scaleDownLargeImages?: boolean;
  /** Takes an animation for a still picture. */
  readonly firstFrameOnly?: boolean;
  /** Decodes all frames of an animation at once and keeps them; only for short ones. */
  readonly preloadAllFrames?: boolean;
  /** Lets transformers run on every frame of an animation; else they leave it as it is. */
  readonly transformAnimatedImage?: boolean;
  /** Lets transformers run on vector images, which become pixels thereby. */
  readonly transformVectorImage?: boolean;
}

/** The caches alone, the origin alone, or both; what makes no sense together does not compile. */
type ImageSourceOptions =
  | {
      /** Never asks the origin: `cache-miss` where nothing is cached. */
      readonly fromCacheOnly?: false;
      /** Passes over the caches; the answer is stored all the same. */
      readonly fromLoaderOnly?: false;
      /**
       * For images that change at their URL. The cached image comes at once, then the origin is asked with the cached
       * image's validators; only a changed image is downloaded. `true` does not ask while a lifetime that the origin gave
       * explicitly still runs; `'always'` asks in any case.
       */
      readonly refreshCached?: boolean | 'always';
    }
  | { readonly fromCacheOnly: true; readonly fromLoaderOnly?: false; readonly refreshCached?: false }
  | { readonly fromCacheOnly?: false; readonly fromLoaderOnly: true; readonly refreshCached?: false };

/** How an image is loaded. Source: SDWebImageOptions. All are off where nothing else is said. */
export type ImageOptions = ImageLoadingOptions & ImageSourceOptions;
