import type { PixelSize } from './image-format.js';

/** A colour in CSS notation: `#rrggbb`. */
export type HexColour = `#${string}`;

/** One step of drawing an image anew. Lengths are in pixels. */
export type ImageOperation =
  /** `fill` gives the size exactly; `inside` keeps the proportions and fits into it; `cover` keeps them and cuts off what is too much. */
  | ({ readonly type: 'resize'; readonly fit: 'fill' | 'inside' | 'cover' } & PixelSize)
  | ({ readonly type: 'crop'; readonly x: number; readonly y: number } & PixelSize)
  /** Makes the corners transparent. */
  | { readonly type: 'round-corner'; readonly radius: number }
  /** By degrees, clockwise; what becomes empty is transparent. */
  | { readonly type: 'rotate'; readonly degrees: number }
  | { readonly type: 'flip'; readonly horizontal: boolean; readonly vertical: boolean }
  /** Gives every pixel this colour and leaves its transparency. */
  | { readonly type: 'tint'; readonly colour: HexColour }
  /** Gaussian, by its standard deviation. */
  | { readonly type: 'blur'; readonly sigma: number }
  /** 1 leaves the brightness or saturation as it is. */
  | { readonly type: 'filter'; readonly brightness: number; readonly saturation: number };
