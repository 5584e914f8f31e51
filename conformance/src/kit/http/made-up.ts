import { localeOf } from '@vernal/core';
import { HttpHeaders, type HttpServletRequest, type HttpServletResponse } from '@vernal/web';

interface RequestFacts {
  readonly method: string;
  /** Default: `/`. */
  readonly path?: string;
  readonly scheme?: string;
  readonly serverName?: string;
  readonly serverPort?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A request that was never sent: it has a method, an address, headers and parameters, and nothing else. */
export function madeUpRequest(facts: RequestFacts): HttpServletRequest {
  const headers = new HttpHeaders(facts.headers);
  const attributes = new Map<string, unknown>();
  const parameters = new Map(Object.entries(facts.parameters ?? {}).map(([name, value]) => [name, [value]]));
  const request: Partial<HttpServletRequest> = {
    method: facts.method,
    requestURI: facts.path ?? '/',
    contextPath: '',
    servletPathPrefix: '',
    dispatcherType: 'REQUEST',
    scheme: facts.scheme ?? 'http',
    serverName: facts.serverName ?? 'localhost',
    serverPort: facts.serverPort ?? 80,
    contentType: headers.getFirst('Content-Type'),
    contentLength: Number(headers.getFirst('Content-Length') ?? -1),
    raw: { httpVersionMajor: 1 } as HttpServletRequest['raw'],
    getHeader: (name) => headers.getFirst(name),
    getHeaders: (name) => [...(headers.get(name) ?? [])],
    getHeaderNames: () => headers.headerNames(),
    getLocales: () => localesOf(headers),
    getParameter: (name) => parameters.get(name)?.[0],
    getParameterValues: (name) => parameters.get(name),
    getParameterMap: () => parameters,
    getAttribute: (name) => attributes.get(name),
    setAttribute: (name, value) => void attributes.set(name, value),
  };
  return request as HttpServletRequest;
}

function localesOf(headers: HttpHeaders): Intl.Locale[] {
  const locales = headers.getAcceptLanguageAsLocales();
  return locales.length > 0 ? locales : [localeOf('en')];
}

/** A response that nobody gets: it has a status and headers, and takes a body. */
export function madeUpResponse(facts: {
  status?: number;
  headers?: Readonly<Record<string, string>>;
}): HttpServletResponse {
  const headers = new HttpHeaders(facts.headers);
  const response: Partial<HttpServletResponse> = {
    status: facts.status ?? 200,
    setHeader: (name, value) => headers.set(name, value),
    addHeader: (name, value) => headers.add(name, value),
    containsHeader: (name) => headers.containsKey(name),
    getHeader: (name) => headers.getFirst(name),
    getHeaders: (name) => [...(headers.get(name) ?? [])],
    getHeaderNames: () => headers.headerNames(),
    complete: () => {},
  };
  return response as HttpServletResponse;
}
