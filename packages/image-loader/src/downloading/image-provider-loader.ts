import type { ResponseMetadata } from '../http/response-metadata.js';
import type { ImageError } from '../model/image-error.js';
import type { ImageLoader, ImageLoaderRequest, ImageLoaderToken } from '../protocols/image-loader.js';
import { ProvidedDownloads } from './provided-downloads.js';

/** What a provider gives: bytes, and where it has them the fields (ETag, Last-Modified …) to ask again with. */
export interface ProvidedImage {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly metadata?: ResponseMetadata;
}

/** Gets the bytes of a URL: from a database, an archive, a generator. @throws ImageError `not-modified` where `cached` still holds */
export type ImageProvider = (
  url: string,
  context: { readonly signal: AbortSignal; readonly cached: ResponseMetadata | undefined },
) => Promise<ProvidedImage>;

/**
 * Loads the images of some schemes by a function of the application, which is called once for all who ask for the same at a time; the
 * manager caches them as it does all others.
 */
export class ImageProviderLoader implements ImageLoader {
  readonly #schemes: readonly string[];
  readonly #provide: ImageProvider;
  readonly #downloads = new ProvidedDownloads();

  /** @param schemes with their colon: `['asset:']` */
  constructor(schemes: readonly string[], provide: ImageProvider) {
    this.#schemes = schemes;
    this.#provide = provide;
  }

  canRequestImage(url: string): boolean {
    return this.#schemes.some((scheme) => url.toLowerCase().startsWith(scheme));
  }

  download(url: string, request: ImageLoaderRequest = {}): ImageLoaderToken {
    return this.#downloads.token(url, request, async (signal) => {
      const begun = performance.now();
      const { data, metadata } = await this.#provide(url, { signal, cached: request.cached });
      const metrics = { received: 0, queued: 0, total: performance.now() - begun, requests: 0 };
      return { data, metadata, metrics };
    });
  }

  shouldBlockFailedURL(_url: string, error: ImageError): boolean {
    return error.code === 'bad-image' || error.code === 'invalid-url';
  }
}
