/** Widths that thumbnails are made in: any other one is rounded up, so that nobody can fill the store with sizes. */
const THUMBNAIL_WIDTHS = [160, 320, 480, 640, 960, 1280, 1920] as const;

export const MIN_WIDTH = 16;
export const MAX_WIDTH = 1920;

/** The width of the thumbnail that is served for a wanted one. */
export function thumbnailWidth(wanted: number): number {
  return THUMBNAIL_WIDTHS.find((width) => width >= wanted) ?? MAX_WIDTH;
}

export const thumbnailKey = (hash: string, width: number): string => `${hash}-w${width}`;

/** Everything that is kept for the bytes of a hash. */
export function keysOf(hash: string): string[] {
  return [hash, ...THUMBNAIL_WIDTHS.map((width) => thumbnailKey(hash, width))];
}
