import { uriDecode } from '@vernal/core';

/** What is asked of a request. */
export interface PathRequest {
  /** Undecoded. */
  readonly requestURI: string;
  /** Undecoded. */
  readonly contextPath: string;
  readonly characterEncoding: string | undefined;
}

/** Settings of a {@link UrlPathHelper}. */
export interface UrlPathHelperOptions {
  /** Whether paths are decoded. Default: true. */
  readonly urlDecode?: boolean;
  /** Whether all `;parameters` are taken off, or a session id only. Default: true. */
  readonly removeSemicolonContent?: boolean;
  /** The charset of paths where the request names none. Default: `ISO-8859-1`, as the Servlet API has it. */
  readonly defaultEncoding?: string;
}

/**
 * The paths of a request as whole texts, for mappings by AntPathMatcher. Since the whole path is decoded, an encoded slash is
 * taken for a separator; PathContainer keeps them apart. Source: Spring's `UrlPathHelper`.
 */
export class UrlPathHelper {
  readonly #urlDecode: boolean;
  readonly #removeSemicolonContent: boolean;
  readonly #defaultEncoding: string;

  constructor(options: UrlPathHelperOptions = {}) {
    this.#urlDecode = options.urlDecode ?? true;
    this.#removeSemicolonContent = options.removeSemicolonContent ?? true;
    this.#defaultEncoding = options.defaultEncoding ?? 'ISO-8859-1';
  }

  /** Without parameters, decoded, with single slashes. Throws an IllegalArgumentException for an escape that is none. */
  getRequestUri(request: PathRequest): string {
    const decoded = this.#decode(this.removeSemicolonContent(request.requestURI), request);
    return decoded.replace(/\/{2,}/g, '/');
  }

  /** What of the request's path stands behind the context path; `/` at least. */
  getPathWithinApplication(request: PathRequest): string {
    const uri = this.getRequestUri(request);
    const path = pathBehind(uri, this.getContextPath(request));
    return path?.trim() === '' ? '/' : (path ?? uri);
  }

  getContextPath(request: PathRequest): string {
    return request.contextPath === '/' ? '' : this.#decode(request.contextPath, request);
  }

  /** The path without `;` and what follows in each segment; without `;jsessionid=…` only, where it is told so. */
  removeSemicolonContent(path: string): string {
    return this.#removeSemicolonContent ? path.replace(/;[^/]*/g, '') : path.replace(/;jsessionid=[^;/]*/i, '');
  }

  #decode(text: string, request: PathRequest): string {
    return this.#urlDecode ? uriDecode(text, request.characterEncoding ?? this.#defaultEncoding) : text;
  }
}

/** What follows a prefix; parameters in the path and letter case are of no account. Undefined where it does not start so. */
function pathBehind(path: string, prefix: string): string | undefined {
  let at = 0;
  for (const char of prefix) {
    if (path[at] === ';') at = path.indexOf('/', at);
    if (at < 0 || path.slice(at, at + char.length).toLowerCase() !== char.toLowerCase()) return undefined;
    at += char.length;
  }
  if (path[at] === ';') at = path.indexOf('/', at);
  return at < 0 ? '' : path.slice(at);
}
