import type { WebImage } from '../model/web-image.js';
import type { ImageDecodeOptions } from '../protocols/image-coder.js';
import { onDemand } from '../tasks/on-demand.js';
import type { LoadContext } from './load-context.js';

const scalingDown = onDemand(() => import('./scaled-down.js'));

/** How a load decodes. */
export function decodeOptions({ url, options, context, parts }: LoadContext): ImageDecodeOptions {
  const { thumbnailPixelSize, preserveAspectRatio = true, scale = scaleOf(url), typeIdentifierHint } = context;
  const { decode = parts.decoding.decode, firstFrameOnly = false, preloadAllFrames = false } = options;
  const { maxPixels } = parts.decoding;
  return {
    decode,
    scale,
    maxPixels,
    thumbnailPixelSize,
    preserveAspectRatio,
    typeIdentifierHint,
    firstFrameOnly,
    preloadAllFrames,
  };
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

/** What the file's name says of its pixels per point: `name@2x.png`, escaped or not. */
function scaleOf(url: string): number {
  const match = /(?:@|%40)([23])x\.[^/]*$/i.exec(url.split(/[?#]/, 1)[0]!);
  return match ? Number(match[1]) : 1;
}
