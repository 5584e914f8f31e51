import { DEFAULT_QUALITY, DEFAULT_WIDTHS, offeredWidth } from './image-widths.js';

/** Gives the URL under which an image service, or a CDN, draws an image so wide: `transformUrl` of the package unpic knows most of them. */
export type ImageURLBuilder = (url: string, wanted: { readonly width: number; readonly quality: number }) => string;

/** What is to be shown, and how large. */
export interface ImageAttributesRequest {
  /** The path of an endpoint of this package, `/image`, or how another service is asked. */
  readonly endpoint: string | ImageURLBuilder;
  /** The image: absolute, or as the endpoint resolves it. */
  readonly url: string;
  /** In CSS pixels; with the height it keeps the place free, so that nothing moves when the image comes. */
  readonly width: number;
  readonly height?: number;
  /** As in HTML, where the width depends on the window: `(max-width: 600px) 100vw, 300px`. Default: the width, for screens of density 1 and 2. */
  readonly sizes?: string;
  /** 1 to 100. Default 75. */
  readonly quality?: number;
  /** Those of the endpoint. */
  readonly widths?: readonly number[];
}

/** The attributes of an `<img>`. */
export interface ImageAttributes {
  readonly src: string;
  readonly srcset: string;
  readonly sizes?: string;
  readonly width: number;
  readonly height?: number;
}

/**
 * The attributes of an `<img>` that an endpoint draws: the browser chooses the size that suits its screen. The values are not
 * escaped for HTML: a template does that.
 */
export function imageAttributes(request: ImageAttributesRequest): ImageAttributes {
  const { endpoint, url, width, height, sizes, quality = DEFAULT_QUALITY, widths = DEFAULT_WIDTHS } = request;
  const address = (drawn: number) => {
    if (typeof endpoint === 'function') return endpoint(url, { width: drawn, quality });
    const query = new URLSearchParams({ url, w: String(drawn), q: String(quality) });
    return `${endpoint}?${query.toString()}`;
  };
  const place = { width, ...(height === undefined ? {} : { height }) };
  if (sizes !== undefined) {
    const all = widths.filter((one) => one >= leastWidth(sizes)).sort((a, b) => a - b);
    const srcset = all.map((one) => `${address(one)} ${one}w`).join(', ');
    return { src: address(offeredWidth(width, widths)), srcset, sizes, ...place };
  }
  const [single, double] = [offeredWidth(width, widths), offeredWidth(2 * width, widths)];
  const srcset = single === double ? `${address(single)} 1x` : `${address(single)} 1x, ${address(double)} 2x`;
  return { src: address(single), srcset, ...place };
}

/** The value of a Link field (or of several, joined by commas) that has the browser fetch an image before it finds it in the page. */
export function preloadLink({ src, srcset, sizes }: ImageAttributes): string {
  const imagesizes = sizes === undefined ? '' : `; imagesizes="${sizes}"`;
  return `<${src}>; rel=preload; as=image; imagesrcset="${srcset}"${imagesizes}; fetchpriority=high`;
}

/** Of a width in `vw` a phone of 360 pixels may want that part; other widths do not say which. */
function leastWidth(sizes: string): number {
  const parts = [...sizes.matchAll(/(^|\s)(1?\d?\d)vw/g)].map(([, , part]) => Number(part));
  return parts.length === 0 ? 0 : (Math.min(...parts) / 100) * 360;
}
