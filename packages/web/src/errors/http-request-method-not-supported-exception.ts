import { HttpHeaders } from '../http/http-headers.js';
import { HttpStatus } from '../http/http-status.js';
import { noHeaders } from './error-response.js';
import { RequestException } from './request-exception.js';

/** 405: there are handlers for the path, but none for the method. Source: Spring `HttpRequestMethodNotSupportedException`. */
export class HttpRequestMethodNotSupportedException extends RequestException {
  readonly method: string;
  /** Undefined where it is not known. */
  readonly supportedMethods: readonly string[] | undefined;

  constructor(method: string, supportedMethods?: Iterable<string>) {
    super(`Request method '${method}' is not supported`);
    this.method = method;
    this.supportedMethods = supportedMethods && [...supportedMethods];
  }

  getStatusCode(): HttpStatus {
    return HttpStatus.METHOD_NOT_ALLOWED;
  }

  /** `Allow` with the supported methods. */
  override getHeaders(): HttpHeaders {
    if (!this.supportedMethods?.length) return noHeaders();
    return new HttpHeaders({ Allow: this.supportedMethods.join(', ') });
  }

  getDetailMessageArguments(): readonly unknown[] {
    return [this.method, this.supportedMethods];
  }

  protected get detail(): string {
    return `Method '${this.method}' is not supported.`;
  }
}
