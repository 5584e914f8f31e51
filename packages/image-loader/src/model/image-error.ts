import type { ResponseMetadata } from '../http/response-metadata.js';

/** What went wrong, for a program to decide by. */
export type ImageErrorCode =
  /** The URL is missing, cannot be parsed or has a scheme that no loader takes. */
  | 'invalid-url'
  /** The caller cancelled, by its token or its AbortSignal. */
  | 'cancelled'
  /** No byte came for as long as `downloadTimeout` allows. */
  | 'timeout'
  /** The origin could not be reached or the connection broke before the answer. */
  | 'network'
  /** The answer ended before its announced length. */
  | 'truncated'
  /** The origin's certificate is not trusted. */
  | 'tls'
  /** A redirect that cannot be followed: too many, no target, a scheme that is not HTTP. */
  | 'redirect'
  /** An HTTP status that is not accepted; it is in the context. */
  | 'status'
  /** A content type that is not accepted. */
  | 'content-type'
  /** More bytes than `maxBytes`. */
  | 'too-large'
  /** The bytes are no image that a coder can read, or one too large to decode; the context gives the reason. */
  | 'bad-image'
  /** The origin answered 304 (or the HTTP cache answered) and there is no image to give back. */
  | 'not-modified'
  /** The URL failed for good before; `retryFailed` asks all the same. */
  | 'blacklisted'
  /** Nothing is cached and the options forbid asking the origin. */
  | 'cache-miss'
  /** A response modifier or decryptor refused the answer. */
  | 'response'
  /** The guard or a request modifier refused the request. */
  | 'forbidden'
  /** The option cannot be honoured on this platform. */
  | 'unsupported';

/** What is known about a failure beside its code. */
export interface ImageErrorContext {
  /** The HTTP status, where an answer came. */
  readonly status?: number;
  /** The answer's head, where one came. */
  readonly response?: ResponseMetadata;
  /** The short reason within the code: `dimensions`, `no-data`, … */
  readonly reason?: string;
  /** Bytes of the body that had arrived. */
  readonly received?: number;
  /** Bytes that the origin had announced. */
  readonly expected?: number;
  /** How long the origin asked us to wait, in ms. */
  readonly retryAfter?: number;
}

/** The one error class of the loader. Source: SDWebImageErrorDomain. */
export class ImageError extends Error {
  override readonly name = 'ImageError';

  constructor(
    readonly code: ImageErrorCode,
    /** The URL as the caller gave it. */
    readonly url: string,
    message: string,
    readonly context: ImageErrorContext = {},
    options?: ErrorOptions,
  ) {
    super(url === '' ? message : `${message} [${url}]`, options);
  }

  /** The HTTP status of the answer, where one came. */
  get status(): number | undefined {
    return this.context.status;
  }

  static is(error: unknown, code?: ImageErrorCode): error is ImageError {
    return error instanceof ImageError && (code === undefined || error.code === code);
  }

  static cancelled(url: string, cause?: unknown): ImageError {
    return new ImageError('cancelled', url, 'The load was cancelled', {}, cause === undefined ? {} : { cause });
  }

  /** `error` itself where it is an ImageError, else one that has it as its cause. */
  static from(error: unknown, code: ImageErrorCode, url: string): ImageError {
    if (error instanceof ImageError) return error;
    const message = error instanceof Error ? error.message : String(error);
    return new ImageError(code, url, message, {}, { cause: error });
  }
}
