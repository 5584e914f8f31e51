import { HttpHeaders } from '../http/http-headers.js';
import { HttpStatus } from '../http/http-status.js';
import type { MediaType } from '../http/media-type.js';
import { noHeaders } from './error-response.js';
import { RequestException } from './request-exception.js';

/** A media type that cannot be read or written. Source: Spring `HttpMediaTypeException`. */
export abstract class HttpMediaTypeException extends RequestException {
  /** Types that would have done. */
  readonly supportedMediaTypes: readonly MediaType[];

  constructor(message: string, supportedMediaTypes: readonly MediaType[]) {
    super(message);
    this.supportedMediaTypes = supportedMediaTypes;
  }

  /** `Accept` with the supported types. */
  override getHeaders(): HttpHeaders {
    if (this.supportedMediaTypes.length === 0) return noHeaders();
    const headers = new HttpHeaders();
    headers.setAccept(this.supportedMediaTypes);
    return headers;
  }
}

/** 415: nobody reads a body of that type. Source: Spring `HttpMediaTypeNotSupportedException`. */
export class HttpMediaTypeNotSupportedException extends HttpMediaTypeException {
  /** Undefined where it is missing or cannot be parsed. */
  readonly contentType: MediaType | undefined;
  readonly #method: string | undefined;
  readonly #parseError: string | undefined;

  /**
   * @param contentType the type, or why the header is none
   * @param method of the request: for PATCH the supported types go into `Accept-Patch`, too, unless the header is none
   */
  constructor(contentType: MediaType | string | undefined, supportedMediaTypes: readonly MediaType[], method?: string) {
    const isError = typeof contentType === 'string';
    super(isError ? contentType : `Content-Type ${contentType ? `'${contentType}' ` : ''}is not supported`, [
      ...supportedMediaTypes,
    ]);
    this.contentType = isError ? undefined : contentType;
    this.#parseError = isError ? contentType : undefined;
    this.#method = isError ? undefined : method;
  }

  getStatusCode(): HttpStatus {
    return HttpStatus.UNSUPPORTED_MEDIA_TYPE;
  }

  override getHeaders(): HttpHeaders {
    const headers = super.getHeaders();
    if (this.#method === 'PATCH' && !headers.isEmpty) headers.setAcceptPatch(this.supportedMediaTypes);
    return headers;
  }

  getDetailMessageCode(): string {
    return detailCode(this, this.#parseError);
  }

  getDetailMessageArguments(): readonly unknown[] | undefined {
    return this.#parseError === undefined ? [this.contentType, this.supportedMediaTypes] : undefined;
  }

  protected get detail(): string {
    return this.#parseError === undefined
      ? `Content-Type '${this.contentType ?? 'null'}' is not supported.`
      : 'Could not parse Content-Type.';
  }
}

/** 406: nothing that can be written is accepted by the client. Source: Spring `HttpMediaTypeNotAcceptableException`. */
export class HttpMediaTypeNotAcceptableException extends HttpMediaTypeException {
  readonly #parseError: string | undefined;

  /** @param found the types that could be written, or why `Accept` cannot be read */
  constructor(found: readonly MediaType[] | string) {
    const isError = typeof found === 'string';
    super(isError ? found : 'No acceptable representation', isError ? [] : found);
    this.#parseError = isError ? found : undefined;
  }

  getStatusCode(): HttpStatus {
    return HttpStatus.NOT_ACCEPTABLE;
  }

  getDetailMessageCode(): string {
    return detailCode(this, this.#parseError);
  }

  getDetailMessageArguments(): readonly unknown[] | undefined {
    return this.#parseError === undefined ? [this.supportedMediaTypes] : undefined;
  }

  protected get detail(): string {
    return this.#parseError === undefined
      ? `Acceptable representations: [${this.supportedMediaTypes.join(', ')}].`
      : 'Could not parse Accept header.';
  }
}

function detailCode(error: object, parseError: string | undefined): string {
  return `problemDetail.${error.constructor.name}${parseError === undefined ? '' : '.parseError'}`;
}
