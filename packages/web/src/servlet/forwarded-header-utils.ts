import { hasText, IllegalArgumentException, trimText } from '@vernal/core';
import { commaSeparated, parseLong } from '../http/header-syntax.js';
import type { HostAndPort, HttpHeaders } from '../http/http-headers.js';
import { UriComponentsBuilder } from '../uri/uri-components-builder.js';

const VALUE = '="?([^;,"]+)"?';
const HOST = new RegExp(`host${VALUE}`, 'i');
const PROTO = new RegExp(`proto${VALUE}`, 'i');
const FOR = new RegExp(`for${VALUE}`, 'i');

/**
 * The URI that the client used, as a proxy says it in `Forwarded`, or else in `X-Forwarded-Host`, `-Port`, `-Proto` and
 * `-Ssl`. Of several values the first one counts. These headers come from anybody: believe them only behind a proxy that
 * sets them. Throws an {@link IllegalArgumentException} for a malformed host or port.
 * Source: Spring's `ForwardedHeaderUtils`; RFC 7239.
 */
export function adaptFromForwardedHeaders(uri: string, headers: HttpHeaders): UriComponentsBuilder {
  const builder = UriComponentsBuilder.fromUriString(uri);
  const forwarded = headers.getFirst('Forwarded');
  if (hasText(forwarded)) {
    adaptScheme(builder, headers, forwardedValue(PROTO, forwarded));
    adaptHost(builder, forwardedValue(HOST, forwarded));
  } else {
    adaptScheme(builder, headers, firstOf(headers, 'X-Forwarded-Proto'));
    adaptHost(builder, firstOf(headers, 'X-Forwarded-Host'));
    const port = firstOf(headers, 'X-Forwarded-Port');
    if (port !== undefined) builder.port(portOf(port));
  }
  return builder.resetPortIfDefaultForScheme();
}

/**
 * The address of the client in front of the first proxy, from `Forwarded` or `X-Forwarded-For`; undefined where no proxy says
 * it. Without a port of its own it gets `defaultPort`. Throws an {@link IllegalArgumentException} for a malformed address.
 */
export function parseForwardedFor(headers: HttpHeaders, defaultPort: number): HostAndPort | undefined {
  const forwarded = firstOf(headers, 'Forwarded');
  const address = forwarded === undefined ? undefined : forwardedValue(FOR, forwarded);
  if (address !== undefined) {
    const { host, port } = splitHost(address);
    return { host, port: port ?? defaultPort };
  }
  const host = firstOf(headers, 'X-Forwarded-For');
  return host === undefined ? undefined : { host, port: defaultPort };
}

function adaptScheme(builder: UriComponentsBuilder, headers: HttpHeaders, scheme: string | undefined): void {
  const isSsl = headers.getFirst('X-Forwarded-Ssl')?.toLowerCase() === 'on';
  if (scheme !== undefined || isSsl) builder.scheme(scheme ?? 'https').port(undefined);
}

function adaptHost(builder: UriComponentsBuilder, address: string | undefined): void {
  if (address === undefined) return;
  const { host, port } = splitHost(address);
  builder.host(host).port(port);
}

function splitHost(address: string): { readonly host: string; readonly port: number | undefined } {
  const colon = address.lastIndexOf(':');
  const bracket = address.lastIndexOf(']');
  if (colon <= bracket) return { host: address, port: undefined };
  if (bracket === -1 && address.indexOf(':') !== colon) {
    throw new IllegalArgumentException(`A forwarded address of several colons needs brackets: ${address}`);
  }
  return { host: address.slice(0, colon), port: portOf(address.slice(colon + 1)) };
}

function portOf(text: string): number {
  const port = parseLong(text);
  if (port === undefined || port !== (port | 0)) {
    throw new IllegalArgumentException(
      `Not a forwarded port: '${text}'. Where no trusted proxy sets these headers, let a ForwardedHeaderFilter remove them`,
    );
  }
  return port;
}

function forwardedValue(pattern: RegExp, header: string): string | undefined {
  const value = pattern.exec(header)?.[1];
  return value === undefined ? undefined : trimText(value);
}

function firstOf(headers: HttpHeaders, name: string): string | undefined {
  return commaSeparated(headers.getFirst(name) ?? '')[0];
}
