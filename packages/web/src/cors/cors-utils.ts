import { IllegalArgumentException, IllegalStateException } from '@vernal/core';
import { HttpHeaders } from '../http/http-headers.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { UriComponentsBuilder } from '../uri/uri-components-builder.js';

const DEFAULT_PORTS = new Map<string | undefined, number>([
  ['http', 80],
  ['ws', 80],
  ['https', 443],
  ['wss', 443],
]);

/** An `Origin` header that is no URL. */
export class MalformedOriginException extends IllegalArgumentException {
  constructor(readonly origin: string) {
    super(`The Origin header is malformed: '${origin}'`);
  }
}

/**
 * Whether a request comes from another origin than the one that it was sent to. Throws a {@link MalformedOriginException}.
 * Source: Spring's `CorsUtils`.
 */
export function isCorsRequest(request: HttpServletRequest): boolean {
  const origin = request.getHeader(HttpHeaders.ORIGIN);
  if (origin === undefined) return false;
  try {
    const url = UriComponentsBuilder.fromUriString(origin).build();
    return (
      url.scheme !== request.scheme ||
      url.host !== request.serverName ||
      portOf(url.scheme, url.port) !== portOf(request.scheme, request.serverPort)
    );
  } catch (error) {
    if (error instanceof IllegalArgumentException || error instanceof IllegalStateException) {
      throw new MalformedOriginException(origin);
    }
    throw error;
  }
}

/** Whether a browser asks if it may send a request of another origin. */
export function isPreFlightRequest(request: HttpServletRequest): boolean {
  return (
    request.method === 'OPTIONS' &&
    request.getHeader(HttpHeaders.ORIGIN) !== undefined &&
    request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) !== undefined
  );
}

function portOf(scheme: string | undefined, port: number): number {
  return port === -1 ? (DEFAULT_PORTS.get(scheme) ?? -1) : port;
}
