import type { ImageResult } from '../model/image-result.js';
import type { FoundImage, LoadContext } from './load-context.js';

/** What a load says of an image: that it is the final one, unless `more` knows better. */
export function resultOf(
  { received, startedAt, url }: LoadContext,
  { image, cacheType, metadata }: FoundImage,
  more: Partial<ImageResult>,
): ImageResult {
  return {
    url,
    image,
    data: image.data,
    cacheType,
    finished: true,
    notModified: false,
    metadata,
    status: undefined,
    received,
    duration: performance.now() - startedAt,
    error: undefined,
    ...more,
  };
}
