import { IllegalArgumentException } from '@vernal/core';
import { HttpHeaders } from '../http/http-headers.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';

const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, ws: 80, https: 443, wss: 443 };

/** Scheme, host and port; `null` and other texts without a scheme are no such origin, and like no other. */
const ORIGIN = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(?:[^/?#@]*@)?(\[[^\]/?#]*\]|[^:/?#[\]]*)(?::(\d*))?(?:[/?#].*)?$/;
const HAS_SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:\/\//;

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
  const parts = ORIGIN.exec(origin);
  if (!parts && HAS_SCHEME.test(origin)) throw new MalformedOriginException(origin);
  const [, scheme, host, port] = parts ?? [];
  return (
    scheme !== request.scheme ||
    host !== request.serverName ||
    portOf(scheme, port ? Number(port) : -1) !== portOf(request.scheme, request.serverPort)
  );
}

/** Whether a browser asks if it may send a request of another origin. */
export function isPreFlightRequest(request: HttpServletRequest): boolean {
  return (
    request.method === 'OPTIONS' &&
    request.getHeader(HttpHeaders.ORIGIN) !== undefined &&
    request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) !== undefined
  );
}

function portOf(scheme: string, port: number): number {
  return port === -1 ? (DEFAULT_PORTS[scheme] ?? -1) : port;
}
