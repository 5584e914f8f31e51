import type { ImageOptions } from '../model/image-options.js';
import { VARIANT_MARK } from '../protocols/disk-cache.js';
import type { ImageContext } from '../protocols/image-context.js';

/** The key of the image as the origin has it. */
export function originalCacheKey(url: string, context: ImageContext, managerFilter?: (url: string) => string): string {
  const filter = context.cacheKeyFilter ?? managerFilter;
  const key = filter ? filter(url) : withoutFragment(url);
  return context.version === undefined ? key : `${key} version=${context.version}`;
}

/** The key of the image as it is wanted: the original key and, where it differs from the original, the description of how. */
export function cacheKey(originalKey: string, options: ImageOptions, context: ImageContext): string {
  const variant = describeVariant(options, context);
  return variant === undefined ? originalKey : originalKey + VARIANT_MARK + variant;
}

function describeVariant(options: ImageOptions, context: ImageContext): string | undefined {
  const { thumbnailPixelSize: box, preserveAspectRatio = true, imageTransformer } = context;
  const parts: string[] = [];
  if (box) parts.push(`Thumbnail({${box.width},${box.height}},${preserveAspectRatio ? 1 : 0})`);
  if (options.scaleDownLargeImages) parts.push('ScaleDown');
  if (options.firstFrameOnly) parts.push('FirstFrame');
  if (imageTransformer) {
    parts.push(imageTransformer.transformerKey);
    if (options.transformAnimatedImage) parts.push('Animated');
    if (options.transformVectorImage) parts.push('Vector');
  }
  return parts.length === 0 ? undefined : parts.join('-');
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}
