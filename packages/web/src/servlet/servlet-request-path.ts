import { PathContainer } from '../path/path-container.js';
import { INCLUDE_CONTEXT_PATH, INCLUDE_REQUEST_URI, INCLUDE_SERVLET_PATH } from './dispatch-attributes.js';
import type { HttpServletRequest } from './http-servlet-request.js';

const ATTRIBUTE = 'vernal.web.ServletRequestPath';

/**
 * The path of a request within its servlet: what is left of it behind the context path and, for a servlet that is mapped to
 * a prefix, behind that. Undecoded. Source: Spring `ServletRequestPathUtils`.
 */
export class ServletRequestPath {
  readonly value: string;
  #container: PathContainer | undefined = undefined;

  private constructor(value: string) {
    this.value = value;
  }

  /** The same object as long as the path stays the same, so that it is parsed once; one that is forwarded has another. */
  static of(request: HttpServletRequest): ServletRequestPath {
    const value = ServletRequestPath.valueOf(request);
    const known = request.getAttribute(ATTRIBUTE) as ServletRequestPath | undefined;
    if (known?.value === value) return known;
    const made = new ServletRequestPath(value);
    request.setAttribute(ATTRIBUTE, made);
    return made;
  }

  /** The text alone: what a look-up among literal paths needs. */
  static valueOf(request: HttpServletRequest): string {
    if (request.dispatcherType === 'INCLUDE') return includedPath(request);
    return withoutSegments(request.requestURI, request.contextPath + request.servletPathPrefix);
  }

  /** The text without parameters of segments: `/a;x=1/b` is `/a/b`. */
  static valueWithoutParameters(request: HttpServletRequest): string {
    const value = ServletRequestPath.valueOf(request);
    return value.includes(';') ? value.replaceAll(/;[^/]*/g, '') : value;
  }

  /** The path in segments. Throws an `IllegalArgumentException` for an escape that is none. */
  get container(): PathContainer {
    this.#container ??= PathContainer.parsePath(this.value);
    return this.#container;
  }
}

function includedPath(request: HttpServletRequest): string {
  const text = (name: string) => (request.getAttribute(name) as string | undefined) ?? '';
  const path = text(INCLUDE_REQUEST_URI) || request.requestURI;
  const prefix = request.servletPathPrefix === '' ? '' : text(INCLUDE_SERVLET_PATH);
  return withoutSegments(path, text(INCLUDE_CONTEXT_PATH) + prefix);
}

/** The path behind as many segments as the prefix has: in the path they may be written with escapes and parameters. */
function withoutSegments(path: string, prefix: string): string {
  if (prefix === '') return path;
  let end = 0;
  for (let at = prefix.indexOf('/'); at >= 0; at = prefix.indexOf('/', at + 1)) {
    const slash = path.indexOf('/', end + 1);
    end = slash < 0 ? path.length : slash;
  }
  return path.slice(end);
}
