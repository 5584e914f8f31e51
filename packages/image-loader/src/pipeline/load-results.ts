import type { ImageResult } from '../model/image-result.js';
import { now } from '../tasks/clock.js';
import type { FoundImage, LoadContext } from './load-context.js';

type Draft<Value> = { -readonly [Name in keyof Value]: Value[Name] };

/** What a load says of an image, for those who know more to add to. */
export function resultOf(
  { received, startedAt, url, context: { scale } }: LoadContext,
  { image: found, cacheType, metadata }: FoundImage,
  finished = true,
): Draft<ImageResult> {
  const image = (scale && found.atScale?.(scale)) || found;
  return {
    url,
    image,
    data: image.data,
    cacheType,
    finished,
    notModified: false,
    metadata,
    status: undefined,
    received,
    duration: now() - startedAt,
    error: undefined,
  };
}
