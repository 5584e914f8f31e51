import type { ImageResult } from '../model/image-result.js';
import { now } from '../tasks/clock.js';
import type { FoundImage, LoadContext } from './load-context.js';

type Draft<Value> = { -readonly [Name in keyof Value]: Value[Name] };

/** What a load says of an image, for those who know more to add to. */
export function resultOf(
  { received, startedAt, url }: LoadContext,
  { image, cacheType, metadata }: FoundImage,
  finished = true,
): Draft<ImageResult> {
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
