import type { ImageCodersManager } from '../coding/image-coders-manager.js';
import type { DecodePolicy, WebImage } from '../model/web-image.js';
import type { ImageCacheProtocol } from '../protocols/image-cache.js';
import type { ImageCacheKeyFilter, ImageCacheSerializer } from '../protocols/image-context.js';
import type { ImageLoader } from '../protocols/image-loader.js';
import type { SharedWork } from '../tasks/shared-work.js';
import type { Arrivals } from './arrivals.js';
import type { FailedURLs } from './failed-urls.js';

/** How a manager decodes where a load says nothing else. */
interface DecodingDefaults {
  readonly decode: DecodePolicy;
  /** Pixels beyond which an image is refused unseen. */
  readonly maxPixels: number;
  /** Bytes of pixels beyond which `scaleDownLargeImages` draws an image smaller. */
  readonly scaleDownLimitBytes: number;
}

/** What all loads of one manager have in common. */
export interface PipelineParts {
  readonly imageCache: ImageCacheProtocol;
  readonly imageLoader: ImageLoader;
  readonly coders: ImageCodersManager;
  readonly cacheKeyFilter: ImageCacheKeyFilter | undefined;
  readonly cacheSerializer: ImageCacheSerializer | undefined;
  readonly decoding: DecodingDefaults;
  readonly failedURLs: FailedURLs;
  readonly arrivals: Arrivals;
  readonly describeImage: ((image: WebImage, url: string) => unknown) | undefined;
  readonly shouldDownloadImage: (url: string) => boolean | Promise<boolean>;
  /** Told what went wrong while storing; the load itself goes on. */
  readonly onStoreError: (error: unknown, url: string) => void;
  readonly transforming: SharedWork<WebImage>;
  readonly storing: SharedWork<void>;
  /** What is being written now; it goes on when its loads have ended. */
  readonly writes: Set<Promise<void>>;
}
