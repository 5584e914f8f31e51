import type { PixelSize } from '../model/image-format.js';
import type { HexColour } from '../model/image-operation.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageTransformer } from '../protocols/image-transformer.js';
import { OperationTransformer } from './operation-transformer.js';

/** Draws an image at another size. Source: SDImageResizingTransformer. */
export class ImageResizingTransformer extends OperationTransformer {
  /** @param fit default `fill` */
  constructor(size: PixelSize, fit: 'fill' | 'inside' | 'cover' = 'fill') {
    super('ImageResizingTransformer', [{ type: 'resize', width: size.width, height: size.height, fit }]);
  }
}

/** Cuts a part out, in pixels; what reaches beyond the image is left off. Source: SDImageCroppingTransformer. */
export class ImageCroppingTransformer extends OperationTransformer {
  constructor({ x, y, width, height }: PixelSize & { readonly x: number; readonly y: number }) {
    super('ImageCroppingTransformer', [{ type: 'crop', x, y, width, height }]);
  }
}

/** Makes the corners transparent. Source: SDImageRoundCornerTransformer. */
export class ImageRoundCornerTransformer extends OperationTransformer {
  /** @param radius in pixels of the image */
  constructor(radius: number) {
    super('ImageRoundCornerTransformer', [{ type: 'round-corner', radius }]);
  }
}

/** Turns an image clockwise; one that is turned askew grows. Source: SDImageRotationTransformer. */
export class ImageRotationTransformer extends OperationTransformer {
  constructor(degrees: number) {
    super('ImageRotationTransformer', [{ type: 'rotate', degrees }]);
  }
}

/** Mirrors an image. Source: SDImageFlippingTransformer. */
export class ImageFlippingTransformer extends OperationTransformer {
  constructor({
    horizontal = false,
    vertical = false,
  }: { readonly horizontal?: boolean; readonly vertical?: boolean }) {
    super('ImageFlippingTransformer', [{ type: 'flip', horizontal, vertical }]);
  }
}

/** Gives every pixel one colour and leaves its transparency: for symbols. Source: SDImageTintTransformer. */
export class ImageTintTransformer extends OperationTransformer {
  constructor(colour: HexColour) {
    super('ImageTintTransformer', [{ type: 'tint', colour }]);
  }
}

/** Blurs an image. Source: SDImageBlurTransformer. */
export class ImageBlurTransformer extends OperationTransformer {
  /** @param sigma the standard deviation in pixels */
  constructor(sigma: number) {
    super('ImageBlurTransformer', [{ type: 'blur', sigma }]);
  }
}

/** Makes an image brighter or darker, more or less colourful; 1, the default, leaves it as it is. Source: SDImageFilterTransformer. */
export class ImageFilterTransformer extends OperationTransformer {
  constructor({ brightness = 1, saturation = 1 }: { readonly brightness?: number; readonly saturation?: number }) {
    super('ImageFilterTransformer', [{ type: 'filter', brightness, saturation }]);
  }
}

/** Several transformers one after the other. Source: SDImagePipelineTransformer. */
export class ImagePipelineTransformer implements ImageTransformer {
  readonly transformerKey: string;

  constructor(readonly transformers: readonly ImageTransformer[]) {
    this.transformerKey = transformers.map((transformer) => transformer.transformerKey).join('-');
  }

  async transformedImage(image: WebImage, url: string): Promise<WebImage> {
    let transformed = image;
    for (const transformer of this.transformers) transformed = await transformer.transformedImage(transformed, url);
    return transformed;
  }
}
