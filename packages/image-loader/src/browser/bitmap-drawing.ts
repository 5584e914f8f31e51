// What a page needs of images whose pixels it looks at or draws anew.
import { type ImageFormat, mediaTypeOf, type PixelSize } from '../model/image-format.js';
import type { ImageOperation } from '../model/image-operation.js';
import type { ImageFrame, Pixels, WebImage } from '../model/web-image.js';
import type { ImageEncodeOptions } from '../protocols/image-coder.js';
import { applyOperation } from './canvas-operations.js';

export function pixelsOf(source: CanvasImageSource, { width, height }: PixelSize): Pixels {
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(source, 0, 0);
  return { data: new Uint8Array(context.getImageData(0, 0, width, height).data.buffer), width, height };
}

/** One frame of an animation. */
export async function frameOf(data: Uint8Array<ArrayBuffer>, format: ImageFormat, index: number): Promise<ImageFrame> {
  const decoder = new ImageDecoder({ data, type: mediaTypeOf(format) });
  try {
    const { image } = await decoder.decode({ frameIndex: index });
    const duration = (image.duration ?? 0) / 1000;
    const pixels = pixelsOf(image, { width: image.displayWidth, height: image.displayHeight });
    image.close();
    return { ...pixels, index, duration };
  } finally {
    decoder.close();
  }
}

/** A bitmap of its own, drawn by the operations in order. */
export function drawAnew(source: ImageBitmap, operations: readonly ImageOperation[]): Promise<ImageBitmap> {
  let drawn: ImageBitmap | OffscreenCanvas = source;
  for (const operation of operations) drawn = applyOperation(drawn, operation);
  return createImageBitmap(drawn);
}

/** A file of the pixels. */
export async function encodeBitmap(
  image: WebImage,
  format: ImageFormat,
  options: ImageEncodeOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { data, width, height } = await image.pixels();
  const canvas = new OffscreenCanvas(width, height);
  const pixels = new ImageData(new Uint8ClampedArray(data as Uint8Array<ArrayBuffer>), width, height);
  canvas.getContext('2d')!.putImageData(pixels, 0, 0);
  const blob = await canvas.convertToBlob({ type: mediaTypeOf(format), quality: (options.quality ?? 80) / 100 });
  return new Uint8Array(await blob.arrayBuffer());
}
