/** A format: one of those that the loader tells apart by their first bytes, or a media type that only a coder of the application knows. */
export type ImageFormat = NamedImageFormat | `image/${string}`;

/** The formats that the loader tells apart by their first bytes. */
export type NamedImageFormat =
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

/** The media type of each format that has a name. */
export const MEDIA_TYPES: Readonly<Record<NamedImageFormat, string>> = {
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

/** The media type of any format. */
export const mediaTypeOf = (format: ImageFormat): string =>
  (MEDIA_TYPES as Readonly<Record<string, string>>)[format] ?? format;

/** Width and height in pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}
