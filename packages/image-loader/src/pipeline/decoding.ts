import { ImageError } from '../model/image-error.js';
import type { DecodePolicy, WebImage } from '../model/web-image.js';
import type { ImageDecodeOptions } from '../protocols/image-coder.js';
import { onDemand } from '../tasks/on-demand.js';
import type { LoadContext } from './load-context.js';

/** How a manager decodes where a load says nothing else. */
export interface DecodingDefaults {
  readonly decode: DecodePolicy;
  /** Pixels beyond which an image is refused unseen. */
  readonly maxPixels: number;
  /** Bytes of pixels beyond which `scaleDownLargeImages` draws an image smaller. */
  readonly scaleDownLimitBytes: number;
}

const scalingDown = onDemand(() => import('./scaled-down.js'));

/** How a load decodes. */
export function decodeOptions({ url, options, context, parts }: LoadContext): ImageDecodeOptions {
  const { thumbnailPixelSize, preserveAspectRatio = true, scale = scaleOf(url) } = context;
  const { decode = parts.decoding.decode, firstFrameOnly = false, preloadAllFrames = false } = options;
  const { maxPixels } = parts.decoding;
  return { decode, scale, maxPixels, thumbnailPixelSize, preserveAspectRatio, firstFrameOnly, preloadAllFrames };
}

/** @throws ImageError `bad-image` */
export async function decode(
  load: LoadContext,
  data: Uint8Array<ArrayBuffer>,
  wanted: ImageDecodeOptions,
): Promise<WebImage> {
  load.checkCancelled();
  const { coders, decoding } = load.parts;
  const options = load.options.scaleDownLargeImages
    ? (await scalingDown()).scaledDown(data, wanted, decoding.scaleDownLimitBytes)
    : wanted;
  const image = await coders.decode(data, options, load.url, load.context.imageCoder);
  load.checkCancelled();
  return image;
}

/** Animations and vector images are left as they are unless the options say otherwise. */
export async function transform(load: LoadContext, original: WebImage): Promise<WebImage> {
  const { url, parts } = load;
  const transformer = load.context.imageTransformer;
  const { transformAnimatedImage = false, transformVectorImage = false } = load.options;
  if (transformer === undefined) return original;
  if (original.isAnimated && !transformAnimatedImage) return original;
  if (original.format === 'svg' && !transformVectorImage) return original;
  const work = async () => transformer.transformedImage(original, url);
  try {
    const image = await parts.transforming.do(original, transformer.transformerKey, work);
    load.checkCancelled();
    return image;
  } catch (error) {
    throw ImageError.from(error, 'bad-image', url);
  }
}

/** What the file's name says of its pixels per point: `name@2x.png`, escaped or not. */
function scaleOf(url: string): number {
  const match = /(?:@|%40)([23])x\.[^/]*$/i.exec(url.split(/[?#]/, 1)[0]!);
  return match ? Number(match[1]) : 1;
}
