import { Charset } from '../http/charset.js';
import * as attributes from './dispatch-attributes.js';
import type { DispatcherType } from './dispatcher-type.js';
import type { HttpServletRequest, RequestDispatcher } from './http-servlet-request.js';
import { HttpServletRequestWrapper } from './http-servlet-request-wrapper.js';
import type { MultipartConfig } from './multipart-config.js';
import { absolutePath, type ServletLimits } from './node-http-servlet-request.js';
import { addParameters } from './request-parameters.js';
import type { ServletMapping } from './servlet-mapper.js';

/** Where a dispatch goes. */
export interface DispatchTarget {
  /** With the context path, as it was given. */
  readonly requestURI: string;
  readonly queryString: string | undefined;
  /** Decoded, without the context path. */
  readonly path: string;
  readonly mapping: ServletMapping<ServletLimits>;
}

/** A request on a further dispatch: attributes of the dispatch's own, and the parameters of the target before those it had. */
abstract class FurtherDispatch extends HttpServletRequestWrapper {
  readonly #type: DispatcherType;
  protected readonly target: DispatchTarget;
  readonly #own: Map<string, unknown>;
  #parameters: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(request: HttpServletRequest, type: DispatcherType, target: DispatchTarget, own: Map<string, unknown>) {
    super(request);
    this.#type = type;
    this.target = target;
    this.#own = own;
  }

  override get dispatcherType(): DispatcherType {
    return this.#type;
  }

  override getAttribute(name: string): unknown {
    return this.#own.has(name) ? this.#own.get(name) : super.getAttribute(name);
  }

  override getAttributeNames(): string[] {
    const names = new Set([...super.getAttributeNames(), ...this.#own.keys()]);
    return [...names].filter((name) => this.getAttribute(name) !== undefined);
  }

  override getParameterMap(): ReadonlyMap<string, readonly string[]> {
    const { queryString } = this.target;
    if (!queryString) return super.getParameterMap();
    this.#parameters ??= merged(queryString, super.getParameterMap());
    return this.#parameters;
  }
}

/** What a forward, an error page and an asynchronous dispatch get: a request for the path of the target. */
export class DispatchedRequest extends FurtherDispatch {
  override get requestURI(): string {
    return this.target.requestURI;
  }

  override get queryString(): string | undefined {
    return this.target.queryString ?? super.queryString;
  }

  override get requestURL(): string {
    const url = super.requestURL;
    return url.slice(0, url.length - super.requestURI.length) + this.requestURI;
  }

  override get servletPath(): string {
    const { path, mapping } = this.target;
    return mapping.prefixLength < 0 ? path : path.slice(0, mapping.prefixLength);
  }

  override get servletPathPrefix(): string {
    return this.target.path.slice(0, Math.max(0, this.target.mapping.prefixLength));
  }

  override get pathInfo(): string | undefined {
    const { path, mapping } = this.target;
    return mapping.prefixLength < 0 || mapping.prefixLength === path.length
      ? undefined
      : path.slice(mapping.prefixLength);
  }

  override get multipartConfig(): MultipartConfig | undefined {
    return this.target.mapping.target.multipartConfig;
  }

  override getRequestDispatcher(path: string): RequestDispatcher {
    return super.getRequestDispatcher(absolutePath(path, this.target.path));
  }
}

/** What an included servlet gets: the request as it is, with the path of the target as attributes. */
export class IncludedRequest extends FurtherDispatch {
  constructor(request: HttpServletRequest, target: DispatchTarget) {
    super(request, 'INCLUDE', target, includeAttributes(request.contextPath, target));
  }
}

/** The attributes of a forwarded request: where the first forward came from, and nothing of an include around it. */
export function forwardAttributes(request: HttpServletRequest): Map<string, unknown> {
  const own = withoutInclude();
  if (request.getAttribute(attributes.FORWARD_REQUEST_URI) !== undefined) return own;
  return own
    .set(attributes.FORWARD_REQUEST_URI, request.requestURI)
    .set(attributes.FORWARD_CONTEXT_PATH, request.contextPath)
    .set(attributes.FORWARD_SERVLET_PATH, request.servletPath)
    .set(attributes.FORWARD_PATH_INFO, request.pathInfo)
    .set(attributes.FORWARD_QUERY_STRING, request.queryString);
}

/** Hides the attributes of an include from what is dispatched inside it. */
export function withoutInclude(): Map<string, unknown> {
  const names = [
    attributes.INCLUDE_REQUEST_URI,
    attributes.INCLUDE_CONTEXT_PATH,
    attributes.INCLUDE_SERVLET_PATH,
    attributes.INCLUDE_PATH_INFO,
    attributes.INCLUDE_QUERY_STRING,
  ];
  return new Map(names.map((name) => [name, undefined]));
}

function includeAttributes(contextPath: string, target: DispatchTarget): Map<string, unknown> {
  const { path, mapping } = target;
  const end = mapping.prefixLength < 0 ? path.length : mapping.prefixLength;
  return new Map<string, unknown>([
    [attributes.INCLUDE_REQUEST_URI, target.requestURI],
    [attributes.INCLUDE_CONTEXT_PATH, contextPath],
    [attributes.INCLUDE_SERVLET_PATH, path.slice(0, end)],
    [attributes.INCLUDE_PATH_INFO, path.slice(end) || undefined],
    [attributes.INCLUDE_QUERY_STRING, target.queryString],
  ]);
}

function merged(query: string, own: ReadonlyMap<string, readonly string[]>): Map<string, readonly string[]> {
  const parameters = new Map<string, string[]>();
  addParameters(query, Charset.UTF_8, parameters);
  for (const [name, values] of own) parameters.set(name, [...(parameters.get(name) ?? []), ...values]);
  return parameters;
}
