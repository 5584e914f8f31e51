import sharp, { type Matrix3x3, type Sharp } from 'sharp';
import type { ImageFormat, PixelSize } from '../model/image-format.js';
import type { ImageOperation } from '../model/image-operation.js';
import type { ImageFrame, Pixels } from '../model/web-image.js';
import type { ImageDecodeOptions } from '../protocols/image-coder.js';

/** Of a side: sharp takes no larger number. */
const MOST_PIXELS = 100_000_000;

// All that is done with sharp. It works in threads of its own, beside the event loop.

/** What data says of itself before any pixel is made. */
interface Film {
  /** Upright. */
  readonly size: PixelSize;
  readonly frameCount: number;
  /** 0 means for ever. */
  readonly loopCount: number;
  /** How long each frame is shown, in ms. */
  readonly durations: readonly number[];
}

/** Reads the head of the data. */
export async function readFilm(data: Uint8Array, { maxPixels }: ImageDecodeOptions): Promise<Film> {
  const metadata = await sharp(data, { limitInputPixels: maxPixels }).metadata();
  const { autoOrient, pageHeight, pages = 1, loop = 0, delay = [] } = metadata;
  const size = { width: autoOrient.width, height: pageHeight ?? autoOrient.height };
  return { size, frameCount: pages, loopCount: loop, durations: delay };
}

/** Makes the pixels of one frame, within the box of a thumbnail where there is one. `none` draws what there is of cut-off data. */
export async function draw(
  data: Uint8Array,
  options: ImageDecodeOptions,
  failOn: 'none' | 'truncated',
  page: number,
): Promise<Pixels> {
  return pixelsOf(upright(data, options, failOn, page));
}

/** The same with 16 bits for each value. */
export async function drawDeep(data: Uint8Array, options: ImageDecodeOptions) {
  const source = upright(data, options, 'truncated', 0).toColourspace('rgb16').ensureAlpha();
  const { data: bytes, info } = await source.raw({ depth: 'ushort' }).toBuffer({ resolveWithObject: true });
  const values = new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  return { data: values, width: info.width, height: info.height };
}

function upright(data: Uint8Array, options: ImageDecodeOptions, failOn: 'none' | 'truncated', page: number): Sharp {
  const source = sharp(data, { failOn, page, limitInputPixels: options.maxPixels }).autoOrient();
  const { thumbnailPixelSize: box, preserveAspectRatio = true } = options;
  const fit = preserveAspectRatio ? 'inside' : 'fill';
  return box ? source.resize({ ...wholePixels(box), fit, withoutEnlargement: true }) : source;
}

/** Sizes come from points times a density: the library takes whole numbers up to its own limit. */
function wholePixels({ width, height }: PixelSize): PixelSize {
  const whole = (length: number) => (length > 0 ? Math.min(MOST_PIXELS, Math.max(1, Math.round(length))) : length);
  return { width: whole(width), height: whole(height) };
}

/** Encodes pixels. @param quality 1 to 100 */
export async function encode(pixels: Pixels, format: ImageFormat, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  return bytesOf(
    await sharpOf(pixels)
      .toFormat(format as 'jpeg', { quality })
      .toBuffer(),
  );
}

/** Encodes frames of one size as an animation. */
export async function encodeFilm(
  frames: readonly ImageFrame[],
  format: 'gif' | 'webp',
  loop: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = frames[0]!;
  const raw = { width, height: height * frames.length, channels: 4 as const, pageHeight: height };
  const film = sharp(Buffer.concat(frames.map(({ data }) => data)), { raw });
  const delay = frames.map(({ duration }) => duration);
  return bytesOf(await (format === 'gif' ? film.gif({ loop, delay }) : film.webp({ loop, delay })).toBuffer());
}

/** Draws pixels anew. */
export async function apply(pixels: Pixels, operation: ImageOperation): Promise<Pixels> {
  const source = sharpOf(pixels);
  switch (operation.type) {
    case 'resize': {
      const { width, height, fit } = operation;
      return pixelsOf(source.resize({ ...wholePixels({ width, height }), fit }));
    }
    case 'crop': {
      const left = Math.max(0, Math.round(operation.x));
      const top = Math.max(0, Math.round(operation.y));
      const width = Math.min(pixels.width, Math.round(operation.x + operation.width)) - left;
      const height = Math.min(pixels.height, Math.round(operation.y + operation.height)) - top;
      return pixelsOf(source.extract({ left, top, width, height }));
    }
    case 'round-corner': {
      const { width, height } = pixels;
      const mask = `<svg width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="${operation.radius}"/></svg>`;
      return pixelsOf(source.composite([{ input: Buffer.from(mask), blend: 'dest-in' }]));
    }
    case 'rotate':
      return pixelsOf(source.rotate(operation.degrees, { background: '#00000000' }));
    case 'flip':
      return pixelsOf(source.flop(operation.horizontal).flip(operation.vertical));
    case 'tint': {
      const { width, height, data } = pixels;
      const colour = sharp({ create: { width, height, channels: 4, background: operation.colour } });
      return pixelsOf(
        colour.composite([{ input: Buffer.from(data), raw: { width, height, channels: 4 }, blend: 'dest-in' }]),
      );
    }
    case 'blur':
      return pixelsOf(source.blur(Math.max(0.3, operation.sigma)));
    case 'filter':
      return pixelsOf(source.recomb(colourMatrix(operation)));
  }
}

/** What CSS calls `brightness()` and `saturate()`, so that a picture is the same in a page (Filter Effects 1, §12). */
function colourMatrix({ brightness, saturation }: { brightness: number; saturation: number }): Matrix3x3 {
  const [red, green, blue] = [0.213, 0.715, 0.072].map((weight) => weight * (1 - saturation) * brightness);
  const own = saturation * brightness;
  return [
    [red! + own, green!, blue!],
    [red!, green! + own, blue!],
    [red!, green!, blue! + own],
  ];
}

function sharpOf({ data, width, height }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels: 4 } });
}

async function pixelsOf(source: Sharp): Promise<Pixels> {
  const { data, info } = await source.toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function bytesOf(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer.buffer as ArrayBuffer, buffer.byteOffset, buffer.length);
}
