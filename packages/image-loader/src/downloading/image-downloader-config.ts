import type { HeaderFields } from '../http/merge-headers.js';
import type { ResponseMetadata } from '../http/response-metadata.js';
import type { ImageDownloaderOptions, ImagePriority } from '../model/image-options.js';
import type {
  HeadersFilter,
  ImageDownloaderContext,
  ImageDownloaderDecryptor,
  ImageDownloaderRequestModifier,
  ImageDownloaderResponseModifier,
  ImageDownloadRequest,
} from '../protocols/download-modifiers.js';
import type { ImageLoaderRequest } from '../protocols/image-loader.js';
import type { Transport, TransportResponse } from '../protocols/transport.js';
import type { Notifier } from '../tasks/notifier.js';
import type { ExecutionOrder, QueuedOperation } from '../tasks/operation-queue.js';
import type { DigestHash, URLCredential } from './http-authentication.js';
import type { ImageDownloadToken } from './image-download-token.js';
import type { ResumableStore } from './resumable-data.js';
import type { RetryPolicy } from './retry-policy.js';

/** Limits beside `downloadTimeout`, in ms. A load that exceeds one fails with `timeout`. */
export interface DownloadTimeouts {
  /** From a request to the head of its answer; anew for each redirect and each further try. */
  readonly response?: number;
  /** From a download's turn to its end, redirects and further tries included. */
  readonly total?: number;
}

/** How a downloader works. Source: SDWebImageDownloaderConfig. */
export interface ImageDownloaderConfig {
  /** Default 6. */
  readonly maxConcurrentDownloads?: number;
  /** How long to wait for the next byte, in ms; time in the queue does not count. 0 means the default of 15 000. */
  readonly downloadTimeout?: number;
  /** Further limits, in ms; none unless given. */
  readonly timeouts?: DownloadTimeouts;
  /** Default `fifo`. */
  readonly executionOrder?: ExecutionOrder;
  /** The least part of the expected bytes (0 to 1) between two calls of a progress function; the last one always comes. Default 0. */
  readonly minimumProgressInterval?: number;
  /** Sent with each request. Default: `Accept`, from what the coders read. */
  readonly headers?: HeaderFields;
  /** Sees the headers of each request. Default: none. */
  readonly headersFilter?: HeadersFilter;
  /** Sees each request before it is sent. Default: none. */
  readonly requestModifier?: ImageDownloaderRequestModifier;
  /** Sees the head of each answer. Default: none. */
  readonly responseModifier?: ImageDownloaderResponseModifier;
  /** Makes image bytes of received ones. Default: they are taken as they are. */
  readonly decryptor?: ImageDownloaderDecryptor;
  /** Default: 200 to 299. 304 has its own meaning and is never asked about. */
  readonly acceptStatus?: (status: number) => boolean;
  /** Media types (`image/png`, `image/*`) that are taken. Default: any; bytes that are no image fail all the same. */
  readonly acceptContentTypes?: readonly string[];
  /** Answers challenges, at the origin of the requested URL only; each challenge once. */
  readonly urlCredential?: URLCredential;
  readonly username?: string;
  readonly password?: string;
  /** The largest body taken, after decompression. Default 100 MiB. */
  readonly maxBytes?: number;
  /** Default 20. */
  readonly maxRedirects?: number;
  /** Asked before each redirect is followed; false refuses it (`redirect`). The headers are those of the next request and may be changed. */
  readonly onRedirect?: (from: string, to: string, headers: Headers) => boolean | undefined;
  /** Further fields that a redirect to another origin must not carry, beside `authorization`, `cookie` and the like. */
  readonly sensitiveHeaders?: readonly string[];
  /**
   * The guard: asked before every request, redirects included; false refuses it (`forbidden`). In a page, where redirects are
   * the browser's, before the first one only.
   */
  readonly allow?: (url: string) => boolean | Promise<boolean>;
  readonly retry?: RetryPolicy;
  /** Whether a download that broke off goes on where it stopped (Range with If-Range). Default true. */
  readonly resumable?: boolean;
  /** How many starts of downloads that are then cancelled are paid back in a second; 0 switches the brake off. Default 60. */
  readonly cancelledStartsPerSecond?: number;
  /** The class that does a download's work. Default `ImageDownloaderOperation`. */
  readonly operationClass?: ImageDownloaderOperationClass;
}

/** Where a download stands. */
export type DownloadState = 'queued' | 'running' | 'finished' | 'cancelled' | 'failed';

/** One download for any number of callers. */
export interface DownloadOperation extends QueuedOperation {
  readonly url: string;
  readonly state: DownloadState;
  readonly priority: ImagePriority;
  /** Lets a caller in. Only while the state is `queued` or `running`. */
  addCaller(request: ImageLoaderRequest): ImageDownloadToken;
  /** Ends the download for all its callers. */
  cancel(reason?: unknown): void;
}

/** What is the same for all callers of one download: it is what they share it by. */
export interface DownloadDescription {
  readonly url: string;
  readonly options: ImageDownloaderOptions;
  readonly context: ImageDownloaderContext;
  /** The head of the answer that is cached, to be asked about. */
  readonly cached: ResponseMetadata | undefined;
}

/** What an answer leads to: the next request, changed as need be, or undefined where the answer is the one that counts. */
type FollowUp = (request: ImageDownloadRequest, response: TransportResponse) => ImageDownloadRequest | undefined;

/** Begins to follow the answers of one download; `home` is the origin that the credential is for. */
export type FollowUps = (
  session: Pick<DownloadSession, 'transport' | 'settings' | 'digestHash'> & { readonly url: string },
  credential: URLCredential | undefined,
  home: string,
) => FollowUp;

/** What a downloader lends to its operations. */
export interface DownloadSession {
  /** Absent where the transport does all of it beneath. */
  readonly followUps: FollowUps | undefined;
  readonly transport: Transport;
  readonly settings: ImageDownloaderSettings;
  /** Sent with each request. */
  readonly headers: Headers;
  readonly digestHash: DigestHash | undefined;
  readonly notifier: Notifier<DownloadEvents>;
  /** Absent before anything has broken off. */
  resumables: ResumableStore | undefined;
  /** Queues an operation again, after a failure that may pass. */
  enqueue(operation: DownloadOperation): void;
  /** An operation's priority has changed. */
  rerank(operation: DownloadOperation): void;
  /** An operation has ended; `ran` tells whether by itself. */
  release(operation: DownloadOperation, ran: boolean): void;
}

/** The happenings of a download, in this order; after a failure or cancellation `finish` is missing. Source: SDWebImageDownload…Notification. */
export interface DownloadEvents {
  readonly start: DownloadOperation;
  readonly response: DownloadOperation;
  readonly stop: DownloadOperation;
  readonly finish: DownloadOperation;
}

/** `ImageDownloaderOperation` or a subclass of it. */
export type ImageDownloaderOperationClass = new (
  description: DownloadDescription,
  session: DownloadSession,
) => DownloadOperation;

/** The configuration in force: read at every download, so that changes hold for those that start later. */
export type ImageDownloaderSettings = { -readonly [Name in keyof ImageDownloaderConfig]: ImageDownloaderConfig[Name] };

export const DEFAULT_DOWNLOAD_TIMEOUT = 15_000;
export const DEFAULT_MAX_BYTES = 100 * 1024 * 1024;
export const DEFAULT_MAX_REDIRECTS = 20;
export const DEFAULT_ACCEPT = 'image/avif,image/webp,image/*,*/*;q=0.8';
