import { explicitLifetime } from '../http/freshness.js';
import type { ImageManager } from '../manager/image-manager.js';
import type { LoadImageRequest } from '../manager/load-image-request.js';
import { MEDIA_TYPES, mediaTypeOf } from '../model/image-format.js';
import type { ImageResult } from '../model/image-result.js';
import { ImageEncodingTransformer } from './image-encoding-transformer.js';
import { type ImageEndpointAnswer, problem, problemOf } from './image-endpoint-answer.js';
import { DEFAULT_QUALITY, DEFAULT_WIDTHS, offeredQuality, offeredWidth } from './image-widths.js';
import { SourcePatterns } from './source-patterns.js';

/** What an endpoint shows, and how. */
export interface ImageEndpointOptions {
  /** What may be shown, redirects included; see {@link SourcePatterns}. Default: nothing. */
  readonly sources?: readonly string[];
  /** What a `url` that begins with a slash is resolved against; the result is asked about like any other. Default: such URLs are refused. */
  readonly base?: string;
  /** In pixels; a wanted width is rounded up to one of them. Default: 16 widths from 16 to 3840. */
  readonly widths?: readonly number[];
  /** 1 to 100; a wanted quality is rounded to one of them. Default 75 alone. */
  readonly qualities?: readonly number[];
  /** Offered to clients whose Accept names them, the first that it names. Default WebP; AVIF is smaller and takes much longer to write. */
  readonly formats?: readonly ('avif' | 'webp')[];
  /** How long an image is taken for fresh, in ms, where its origin does not say longer. Default 4 hours. */
  readonly minimumCacheTTL?: number;
}

/** Anything that gives the value of a field or parameter: `Headers`, `URLSearchParams`. */
export interface FieldReader {
  get(name: string): string | null | undefined;
}

const FOUR_HOURS = 4 * 3600 * 1000;
/** A refresh that failed is not tried again before. */
const RETRY_AFTER = 30_000;
/** Nothing in an image that is opened by itself runs. */
const POLICY = "script-src 'none'; frame-src 'none'; sandbox;";
const NO_LIMIT = 100_000;
const FORMATS: ReadonlySet<string> = new Set(['avif', 'webp']);

/**
 * Answers requests for images of other sizes and formats: `?url=…&w=640&q=75`. What it draws is in the manager's caches; what is no
 * longer fresh is given all the same and refreshed behind the answer. Animations and SVG pass as they are, SVG for saving only.
 */
export class ImageEndpoint {
  readonly #manager: ImageManager;
  readonly #sources: SourcePatterns;
  readonly #base: string | undefined;
  readonly #widths: readonly number[];
  readonly #qualities: readonly number[];
  readonly #formats: readonly ('avif' | 'webp')[];
  readonly #minimumCacheTTL: number;
  /** When a refresh may be tried: never while one runs. */
  readonly #refreshing = new Map<string, number>();
  /** One function for all loads: those with different guards share no download. */
  readonly #allow = (url: string): boolean => this.#sources.allows(url);

  /** @throws RangeError for widths, qualities or formats that cannot be drawn */
  constructor(manager: ImageManager, options: ImageEndpointOptions = {}) {
    mustBeOffered('widths', options.widths, 'whole numbers from 1', (width) => isWhole(width, NO_LIMIT));
    mustBeOffered('qualities', options.qualities, 'whole numbers from 1 to 100', (quality) => isWhole(quality, 100));
    mustBeOffered('formats', options.formats, 'avif and webp', (format) => FORMATS.has(format));
    this.#manager = manager;
    this.#sources = new SourcePatterns(options.sources ?? []);
    this.#base = options.base;
    this.#widths = options.widths ?? DEFAULT_WIDTHS;
    this.#qualities = options.qualities ?? [DEFAULT_QUALITY];
    this.#formats = options.formats ?? ['webp'];
    this.#minimumCacheTTL = options.minimumCacheTTL ?? FOUR_HOURS;
  }

  /**
   * The answer to a GET or HEAD request; for HEAD its body is left out by whoever sends it.
   * @param query `url`, `w` (width in pixels) and perhaps `q` (quality)
   * @param headers of the request: `Accept` and `If-None-Match` count
   */
  async answer(query: FieldReader, headers: FieldReader): Promise<ImageEndpointAnswer> {
    const url = this.#resolve(query.get('url'));
    const width = wholeNumber(query.get('w'), NO_LIMIT);
    const quality = wholeNumber(query.get('q') ?? String(DEFAULT_QUALITY), 100);
    if (url === undefined) return problem(400, 'Bad Request', "'url' is missing, or no absolute URL");
    if (width === undefined) return problem(400, 'Bad Request', "'w' is the width in pixels: a whole number from 1");
    if (quality === undefined) return problem(400, 'Bad Request', "'q' is the quality: a whole number from 1 to 100");
    if (!this.#sources.allows(url)) return problem(403, 'Forbidden', 'The image is not among what may be shown');
    const request = this.#request(width, quality, headers.get('accept') ?? '');
    try {
      const result = await this.#manager.loadImage(url, request);
      return await this.#answerWith(result, request, headers);
    } catch (error) {
      return problemOf(error);
    }
  }

  #resolve(url: string | null | undefined): string | undefined {
    if (!url) return undefined;
    const isRelative = url.startsWith('/') && !/^\/[/\\]/.test(url);
    const base = isRelative ? this.#base : undefined;
    return URL.canParse(url, base) ? new URL(url, base).href : undefined;
  }

  #request(width: number, quality: number, accept: string): LoadImageRequest {
    const drawn = offeredWidth(width, this.#widths);
    const format = this.#formats.find((name) => accepts(accept, MEDIA_TYPES[name]));
    const { coders } = this.#manager;
    return {
      options: { decode: 'none' },
      context: {
        thumbnailPixelSize: { width: drawn, height: NO_LIMIT },
        imageTransformer: new ImageEncodingTransformer(coders, format, offeredQuality(quality, this.#qualities)),
        allow: this.#allow,
      },
    };
  }

  async #answerWith(
    { image, cacheType, metadata, url }: ImageResult,
    request: LoadImageRequest,
    headers: FieldReader,
  ): Promise<ImageEndpointAnswer> {
    const data = image.data!;
    const etag = (image.extended.get('etag') as string | undefined) ?? (await entityTag(data));
    image.extended.set('etag', etag);
    const now = Date.now();
    const lifetime = Math.max(this.#minimumCacheTTL, (metadata && explicitLifetime(metadata)) ?? 0);
    const left = metadata ? lifetime - (now - metadata.responseTime) : lifetime;
    if (left <= 0) this.#refresh(url, request, now);
    const fields = {
      etag,
      vary: 'Accept',
      'cache-control': `public, max-age=${Math.max(0, Math.floor(left / 1000))}, must-revalidate`,
      'x-image-cache': cacheType === 'none' ? 'MISS' : left > 0 ? 'HIT' : 'STALE',
    };
    if (isKnown(headers.get('if-none-match'), etag)) return { status: 304, headers: fields, body: undefined };
    return {
      status: 200,
      headers: {
        ...fields,
        'content-type': mediaTypeOf(image.format),
        'content-length': String(data.length),
        'content-disposition': image.format === 'svg' ? 'attachment' : 'inline',
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
      },
      body: data,
    };
  }

  /** Asks the origin behind the answer, one request for each image at a time, and a failing one not all the time. */
  #refresh(url: string, request: LoadImageRequest, now: number): void {
    if (now < (this.#refreshing.get(url) ?? 0)) return;
    this.#refreshing.set(url, Number.POSITIVE_INFINITY);
    const options = { decode: 'none', refreshCached: 'always', priority: 'low' } as const;
    this.#manager.loadImage(url, { ...request, options }).then(
      ({ error }) => this.#refreshed(url, error !== undefined),
      () => this.#refreshed(url, true),
    );
  }

  #refreshed(url: string, hasFailed: boolean): void {
    this.#refreshing.delete(url);
    if (!hasFailed) return;
    this.#refreshing.set(url, Date.now() + RETRY_AFTER);
    const oldest = this.#refreshing.keys().next().value;
    if (this.#refreshing.size > 1000 && oldest !== undefined) this.#refreshing.delete(oldest);
  }
}

function mustBeOffered<Value>(
  name: string,
  values: readonly Value[] | undefined,
  possible: string,
  isPossible: (value: Value) => boolean,
): void {
  const wrong = values?.find((value) => !isPossible(value));
  if (wrong !== undefined)
    throw new RangeError(`The ${name} of an image endpoint have "${wrong}"; possible are ${possible}`);
  if (values?.length === 0) throw new RangeError(`The ${name} of an image endpoint are none; possible are ${possible}`);
}

const isWhole = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;

/** Whether an Accept field names a media type itself: `image/*` says nothing of what is new. */
function accepts(field: string, type: string): boolean {
  return field.split(',').some((one) => {
    const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
    return name === type && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

function wholeNumber(text: string | null | undefined, most: number): number | undefined {
  const number = text && /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= most ? number : undefined;
}

async function entityTag(data: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  return `"${btoa(String.fromCharCode(...digest.subarray(0, 18))).replaceAll('/', '_')}"`;
}

function isKnown(field: string | null | undefined, etag: string): boolean {
  if (!field) return false;
  return field.trim() === '*' || field.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
