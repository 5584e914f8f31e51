import type { ImageOptions } from '../model/image-options.js';
import type { DecodePolicy } from '../model/web-image.js';
import type { ImageDecodeOptions } from '../protocols/image-coder.js';
import type { ImageContext } from '../protocols/image-context.js';

/** How a manager decodes where a load says nothing else. */
export interface DecodingDefaults {
  readonly decode: DecodePolicy;
  /** Pixels beyond which an image is refused unseen. */
  readonly maxPixels: number;
  /** Bytes of pixels beyond which `scaleDownLargeImages` draws an image smaller. */
  readonly scaleDownLimitBytes: number;
}

export function decodeOptions(
  url: string,
  options: ImageOptions,
  context: ImageContext,
  defaults: DecodingDefaults,
): ImageDecodeOptions {
  const { thumbnailPixelSize, preserveAspectRatio = true, scale = scaleOf(url) } = context;
  const { decode = defaults.decode, firstFrameOnly = false, preloadAllFrames = false } = options;
  const { maxPixels } = defaults;
  return { decode, scale, maxPixels, thumbnailPixelSize, preserveAspectRatio, firstFrameOnly, preloadAllFrames };
}

/** What the file's name says of its pixels per point: `name@2x.png`, escaped or not. */
function scaleOf(url: string): number {
  const match = /(?:@|%40)([23])x\.[^/]*$/i.exec(url.split(/[?#]/, 1)[0]!);
  return match ? Number(match[1]) : 1;
}
