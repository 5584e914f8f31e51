/** The widths an endpoint draws where nothing else is said, in pixels: those of icons, then those of screens. */
export const DEFAULT_WIDTHS: readonly number[] = [
  16, 32, 48, 64, 96, 128, 256, 384, 640, 750, 828, 1080, 1200, 1920, 2048, 3840,
];

export const DEFAULT_QUALITY = 75;

/** The least of the widths that is no less than the wanted one, else the largest: so few variants serve all. */
export function offeredWidth(wanted: number, widths: readonly number[]): number {
  const enough = widths.filter((width) => width >= wanted);
  return enough.length > 0 ? Math.min(...enough) : Math.max(...widths);
}

/** The quality that comes nearest to the wanted one. */
export function offeredQuality(wanted: number, qualities: readonly number[]): number {
  return qualities.reduce((best, one) => (Math.abs(one - wanted) < Math.abs(best - wanted) ? one : best));
}
