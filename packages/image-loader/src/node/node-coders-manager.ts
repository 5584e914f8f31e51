import { channel } from 'node:diagnostics_channel';
import { ImageCodersManager } from '../coding/image-coders-manager.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageCoder, ImageDecodeOptions } from '../protocols/image-coder.js';
import { published } from './diagnostics.js';

const decoded = channel('vernal:image:decode');

/** Coders whose work is told of on `node:diagnostics_channel`. */
export class NodeCodersManager extends ImageCodersManager {
  protected override decodeWith(
    coders: readonly ImageCoder[],
    data: Uint8Array<ArrayBuffer>,
    options: ImageDecodeOptions,
    url: string,
  ): Promise<WebImage> {
    return published(decoded, { url }, () => super.decodeWith(coders, data, options, url));
  }
}
