/** The image formats that the loader tells apart by their first bytes. */
export type ImageFormat =
  | 'jpeg'
  | 'png'
  | 'apng'
  | 'gif'
  | 'webp'
  | 'avif'
  | 'heic'
  | 'jxl'
  | 'tiff'
  | 'bmp'
  | 'ico'
  | 'svg'
  | 'pdf';

/** The media type of each format. */
export const MEDIA_TYPES: Readonly<Record<ImageFormat, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  apng: 'image/apng',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  heic: 'image/heic',
  jxl: 'image/jxl',
  tiff: 'image/tiff',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
};

/** Width and height in pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}
