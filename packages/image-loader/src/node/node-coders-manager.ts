import { channel } from 'node:diagnostics_channel';
import { ImageCodersManager } from '../coding/image-coders-manager.js';
import { sniffFormat } from '../coding/image-header.js';
import { ImageError } from '../model/image-error.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageCoder, ImageDecodeOptions } from '../protocols/image-coder.js';
import { published } from './diagnostics.js';

const decoded = channel('vernal:image:decode');
/** Enough to tell a log-in page or a problem in JSON. */
const SHOWN_BYTES = 32;

/** Coders whose work is told of on `node:diagnostics_channel`, and which say of foreign data what it is. */
export class NodeCodersManager extends ImageCodersManager {
  protected override decodeWith(
    coders: readonly ImageCoder[],
    data: Uint8Array<ArrayBuffer>,
    options: ImageDecodeOptions,
    url: string,
  ): Promise<WebImage> {
    const { thumbnailPixelSize: box } = options;
    if (box && !(box.width > 0 && box.height > 0)) {
      const message = `thumbnailPixelSize is ${box.width} × ${box.height}: both are numbers above 0`;
      return Promise.reject(new ImageError('unsupported', url, message));
    }
    return published(decoded, { url }, () =>
      super.decodeWith(coders, data, options, url).catch((error: unknown) => {
        throw described(error, data, url);
      }),
    );
  }
}

/** What is of no known format is told of with its beginning, SVG with the option that it waits for. */
function described(error: unknown, data: Uint8Array, url: string): unknown {
  if (!ImageError.is(error, 'bad-image') || error.context.reason !== 'format') return error;
  const format = sniffFormat(data);
  if (format === 'svg') {
    return new ImageError('bad-image', url, 'SVG is drawn only where allowSvg is true', error.context);
  }
  if (format !== undefined) return error;
  const beginning = JSON.stringify(Buffer.from(data.subarray(0, SHOWN_BYTES)).toString('latin1'));
  const message = `The data is no image of a known format: its ${data.length} bytes begin with ${beginning}`;
  return new ImageError('bad-image', url, message, error.context);
}
