import type { HeaderFields } from '../http/merge-headers.js';
import type { ResponseMetadata } from '../http/response-metadata.js';

/** A request before it is sent; a modifier may change it in place or give another. */
export interface ImageDownloadRequest {
  readonly url: string;
  method: string;
  headers: Headers;
  body?: Uint8Array<ArrayBuffer> | string;
}

/** Sees each request's URL and headers and gives those that are sent; undefined leaves them as they are (changed in place or not). */
export type HeadersFilter = (
  url: string,
  headers: Headers,
) => HeaderFields | undefined | Promise<HeaderFields | undefined>;

/** Gives the request to be sent; null refuses it (`forbidden`). May fetch a token first. */
export type ImageDownloaderRequestModifier = (
  request: ImageDownloadRequest,
) => ImageDownloadRequest | null | Promise<ImageDownloadRequest | null>;

/** Gives the answer's head to go on with; null refuses it (`response`). */
export type ImageDownloaderResponseModifier = (
  response: ResponseMetadata,
) => ResponseMetadata | null | Promise<ResponseMetadata | null>;

/** Makes image bytes of the received ones, base64 or encrypted say; null refuses them (`response`). Switches previews off. */
export type ImageDownloaderDecryptor = (
  data: Uint8Array<ArrayBuffer>,
  response: ResponseMetadata,
) => Uint8Array<ArrayBuffer> | null | Promise<Uint8Array<ArrayBuffer> | null>;

/** What one download does differently from the downloader's own settings. */
export interface ImageDownloaderContext {
  /** Added to the downloader's headers, replacing those of the same name. */
  readonly headers?: HeaderFields;
  /** In place of the downloader's own. */
  readonly requestModifier?: ImageDownloaderRequestModifier;
  /** In place of the downloader's own. */
  readonly responseModifier?: ImageDownloaderResponseModifier;
  /** In place of the downloader's own. */
  readonly decryptor?: ImageDownloaderDecryptor;
  /** A guard of this download, asked before every request beside the downloader's own; false refuses it (`forbidden`). */
  readonly allow?: (url: string) => boolean | Promise<boolean>;
  /** What the (decrypted) data must be, as in the `integrity` attribute of HTML: `sha256-…`. */
  readonly integrity?: string;
}
