import type { ImageFormat, PixelSize } from '../model/image-format.js';

/** Tells the format by the first bytes, whatever name or content type came with them. @returns undefined for what is no known image */
export function sniffFormat(data: Uint8Array): ImageFormat | undefined {
  if (startsWith(data, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(data, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return isAnimatedPng(data) ? 'apng' : 'png';
  const start = ascii(data, 0, 12);
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'gif';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'webp';
  if (start.slice(4, 8) === 'ftyp') return isoFormat(data);
  if (startsWith(data, [0xff, 0x0a]) || start === '\0\0\0\fJXL \r\n\x87\n') return 'jxl';
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return 'tiff';
  if (start.startsWith('BM')) return 'bmp';
  if (start.startsWith('\0\0\x01\0')) return 'ico';
  if (start.startsWith('%PDF-')) return 'pdf';
  return isSvg(data) ? 'svg' : undefined;
}

/**
 * Reads the size from the head of the data, before any pixel is made. The orientation is not applied.
 * @returns undefined where the format does not give it in its head, or the head is not all there
 */
export function sniffSize(data: Uint8Array, format: ImageFormat): PixelSize | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  try {
    return readSize(data, view, format);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whether the data may hold more than one frame, as far as its head tells. */
export function mayMove(data: Uint8Array, format: ImageFormat): boolean {
  switch (format) {
    case 'gif':
    case 'apng':
      return true;
    case 'webp':
      return ascii(data, 12, 4) === 'VP8X' && ((data[20] ?? 0) & 0x02) !== 0;
    case 'avif':
      return ascii(data, 8, 4) === 'avis';
    default:
      return false;
  }
}

function readSize(data: Uint8Array, view: DataView, format: ImageFormat): PixelSize | undefined {
  switch (format) {
    case 'png':
    case 'apng':
      return { width: view.getUint32(16), height: view.getUint32(20) };
    case 'gif':
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    case 'bmp':
      return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
    case 'jpeg':
      return jpegSize(view);
    case 'webp':
      return webpSize(data, view);
    case 'avif':
    case 'heic':
      return isoSize(data, view);
    default:
      return undefined;
  }
}

/** The start-of-frame segment has the size; the segments before it say how long they are. */
function jpegSize(view: DataView): PixelSize | undefined {
  let position = 2;
  for (;;) {
    while (view.getUint8(position) === 0xff && view.getUint8(position + 1) === 0xff) position++;
    if (view.getUint8(position) !== 0xff) return undefined;
    const marker = view.getUint8(position + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: view.getUint16(position + 7), height: view.getUint16(position + 5) };
    if (marker === 0xda || marker === 0xd9) return undefined;
    position += 2 + (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7) ? 0 : view.getUint16(position + 2));
  }
}

function webpSize(data: Uint8Array, view: DataView): PixelSize | undefined {
  switch (ascii(data, 12, 4)) {
    case 'VP8X':
      return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return undefined;
  }
}

/** The largest `ispe` box of an ISO base media file: tiles and thumbnails have smaller ones. */
function isoSize(data: Uint8Array, view: DataView): PixelSize | undefined {
  let largest: PixelSize | undefined;
  const end = Math.min(data.length - 16, 64 * 1024);
  for (let position = 8; position < end; position++) {
    if (view.getUint32(position) !== 0x69737065) continue;
    const size = { width: view.getUint32(position + 8), height: view.getUint32(position + 12) };
    if (largest === undefined || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

function isoFormat(data: Uint8Array): ImageFormat | undefined {
  const length = Math.min(new DataView(data.buffer, data.byteOffset, data.byteLength).getUint32(0), 64, data.length);
  const brands = ascii(data, 8, length - 8);
  if (/avif|avis/.test(brands)) return 'avif';
  return /heic|heix|hevc|hevx|heim|heis|mif1|msf1/.test(brands) ? 'heic' : undefined;
}

/** An `acTL` chunk comes before the first `IDAT`. */
function isAnimatedPng(data: Uint8Array): boolean {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  for (let position = 8; position + 8 <= data.length; position += 12 + view.getUint32(position)) {
    const type = ascii(data, position + 4, 4);
    if (type === 'acTL') return true;
    if (type === 'IDAT') return false;
  }
  return false;
}

function isSvg(data: Uint8Array): boolean {
  const text = new TextDecoder().decode(data.subarray(0, 4096));
  return /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>\s*)*<svg[\s>]/i.test(
    text,
  );
}

const uint24 = (view: DataView, position: number) =>
  view.getUint16(position, true) | (view.getUint8(position + 2) << 16);

function ascii(data: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...data.subarray(from, from + length));
}

function startsWith(data: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => data[index] === byte);
}
