import { HttpHeaders } from '../http/http-headers.js';
import type { HttpMethod } from '../http/http-method.js';
import { HttpStatus } from '../http/http-status.js';
import type { MediaType } from '../http/media-type.js';
import { noHeaders } from './error-response.js';
import { ResponseStatusException } from './response-status-exception.js';

/** 405, to be thrown by handlers. Source: Spring `MethodNotAllowedException`. */
export class MethodNotAllowedException extends ResponseStatusException {
  readonly httpMethod: string;
  readonly supportedMethods: readonly HttpMethod[];

  constructor(method: HttpMethod | string, supportedMethods: Iterable<HttpMethod> = []) {
    const supported = [...new Set(supportedMethods)];
    super(HttpStatus.METHOD_NOT_ALLOWED, `Request method '${method}' is not supported.`, {
      detailMessageArguments: [String(method), supported],
    });
    this.httpMethod = String(method);
    this.supportedMethods = supported;
    if (supported.length > 0) this.getBody().detail = `Supported methods: [${supported.join(', ')}]`;
  }

  /** `Allow` with the supported methods. */
  override getHeaders(): HttpHeaders {
    if (this.supportedMethods.length === 0) return noHeaders();
    const headers = new HttpHeaders();
    headers.setAllow(this.supportedMethods);
    return headers;
  }
}

/** 406, to be thrown by handlers. Source: Spring `NotAcceptableStatusException`. */
export class NotAcceptableStatusException extends ResponseStatusException {
  readonly supportedMediaTypes: readonly MediaType[];

  /** @param found the types that could be written, or why `Accept` cannot be read */
  constructor(found: readonly MediaType[] | string) {
    const isError = typeof found === 'string';
    const options = isError
      ? { detailMessageCode: 'problemDetail.NotAcceptableStatusException.parseError' }
      : { detailMessageArguments: [found] };
    super(HttpStatus.NOT_ACCEPTABLE, isError ? found : 'Could not find acceptable representation', options);
    this.supportedMediaTypes = isError ? [] : found;
    this.getBody().detail = isError
      ? 'Could not parse Accept header.'
      : `Acceptable representations: [${found.join(', ')}].`;
  }

  /** `Accept` with the supported types. */
  override getHeaders(): HttpHeaders {
    if (this.supportedMediaTypes.length === 0) return noHeaders();
    const headers = new HttpHeaders();
    headers.setAccept(this.supportedMediaTypes);
    return headers;
  }
}
