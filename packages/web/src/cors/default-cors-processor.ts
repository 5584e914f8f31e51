import { isPromiseLike, type MaybePromise } from '@vernal/core';
import { HttpHeaders } from '../http/http-headers.js';
import { HttpMethod } from '../http/http-method.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { CorsConfiguration } from './cors-configuration.js';
import { CorsProcessor } from './cors-processor.js';
import { isCorsRequest, isPreFlightRequest, MalformedOriginException } from './cors-utils.js';

const REQUEST_PRIVATE_NETWORK = 'Access-Control-Request-Private-Network';
const ALLOW_PRIVATE_NETWORK = 'Access-Control-Allow-Private-Network';
const VARIES_BY = [
  HttpHeaders.ORIGIN,
  HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD,
  HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS,
];

/** The rules of the Fetch standard, with 403 for what they forbid. Source: Spring's `DefaultCorsProcessor`. */
export class DefaultCorsProcessor extends CorsProcessor {
  override processRequest(
    configuration: CorsConfiguration | undefined,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<boolean> {
    const present = response.getHeaders(HttpHeaders.VARY);
    for (const name of VARIES_BY) if (!present.includes(name)) response.addHeader(HttpHeaders.VARY, name);
    try {
      if (!isCorsRequest(request)) return true;
    } catch (error) {
      if (error instanceof MalformedOriginException) return this.rejectRequest(response);
      throw error;
    }
    if (response.containsHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) return true;
    const isPreFlight = isPreFlightRequest(request);
    if (!configuration) return isPreFlight ? this.rejectRequest(response) : true;
    return this.handleInternal(request, response, configuration, isPreFlight);
  }

  /** Answers 403. */
  protected rejectRequest(response: HttpServletResponse): MaybePromise<boolean> {
    response.status = 403;
    const written = response.complete('Invalid CORS request');
    return isPromiseLike(written) ? written.then(() => false) : false;
  }

  protected handleInternal(
    request: HttpServletRequest,
    response: HttpServletResponse,
    configuration: CorsConfiguration,
    isPreFlight: boolean,
  ): MaybePromise<boolean> {
    const origin = configuration.checkOrigin(request.getHeader(HttpHeaders.ORIGIN));
    const methods = configuration.checkHttpMethod(methodToCheck(request, isPreFlight));
    const headers = isPreFlight ? configuration.checkHeaders(requestedHeaders(request)) : [];
    if (origin === undefined || !methods || !headers) return this.rejectRequest(response);

    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    if (isPreFlight) response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, methods.join(','));
    if (headers.length > 0) response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, headers.join(', '));
    const exposed = configuration.exposedHeaders ?? [];
    if (exposed.length > 0) response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, exposed.join(', '));
    if (configuration.allowCredentials) response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, 'true');
    if (configuration.allowPrivateNetwork && request.getHeader(REQUEST_PRIVATE_NETWORK)?.toLowerCase() === 'true') {
      response.setHeader(ALLOW_PRIVATE_NETWORK, 'true');
    }
    if (isPreFlight && configuration.maxAge !== undefined) {
      response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, String(configuration.maxAge));
    }
    return true;
  }
}

function methodToCheck(request: HttpServletRequest, isPreFlight: boolean): HttpMethod | undefined {
  const name = isPreFlight ? request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) : request.method;
  return name === undefined ? undefined : HttpMethod.valueOf(name);
}

function requestedHeaders(request: HttpServletRequest): string[] {
  const values = request.getHeaders(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
  return new HttpHeaders([[HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, values]]).getAccessControlRequestHeaders();
}
