import { uriDecode } from '@vernal/core';
import type { ServletServerHttpResponse } from '../converters/servlet-server-http-response.js';
import { HttpHeaders } from '../http/http-headers.js';
import { MediaType } from '../http/media-type.js';
import { MediaTypeFactory } from '../http/media-type-factory.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { getHandlerMatch } from '../strategies/handler-match.js';

const SAFE_EXTENSIONS = 'txt text yml properties csv json xml atom rss png jpe jpeg jpg gif wbmp bmp'.split(' ');
const SAFE_MEDIA_TYPES = new Set(['audio', 'image', 'video']);
const EXTENSION = /\.([^./]*)$/;

/**
 * Names the file of an answer `f.txt` where the path ends in an extension that could make a browser run it: a download by
 * the name of the path would be an attack ("reflected file download"). Source: Spring
 * `AbstractMessageConverterMethodProcessor.addContentDispositionHeader`.
 */
export class ContentDispositionGuard {
  readonly #safeExtensions: ReadonlySet<string>;

  /** @param extensions those that are configured for content negotiation */
  constructor(extensions: Iterable<string>) {
    this.#safeExtensions = new Set([...extensions, ...SAFE_EXTENSIONS]);
  }

  apply(request: HttpServletRequest, response: ServletServerHttpResponse): void {
    const path = request.requestURI;
    if (!path.includes('.') && !path.includes('%')) return;
    const { status } = response.servletResponse;
    if (status < 200 || (status > 299 && status < 400)) return;
    if (response.containsHeader(HttpHeaders.CONTENT_DISPOSITION)) return;
    const [name = '', ...parameters] = path.slice(path.lastIndexOf('/') + 1).split(/(?=;)/);
    if (this.#isSafe(name, request) && this.#isSafe(parameters.join(''), request)) return;
    response.headers.set(HttpHeaders.CONTENT_DISPOSITION, 'inline;filename=f.txt');
  }

  #isSafe(name: string, request: HttpServletRequest): boolean {
    const extension = EXTENSION.exec(decoded(name))?.[1]?.toLowerCase();
    if (extension === undefined || extension.trim() === '' || this.#safeExtensions.has(extension)) return true;
    const match = getHandlerMatch(request);
    if (match?.pattern.patternString.endsWith(`.${extension}`)) return true;
    if (extension === 'html' && match?.producibleMediaTypes?.some((type) => type.equals(MediaType.TEXT_HTML)))
      return true;
    const type = MediaTypeFactory.getMediaType(`file.${extension}`);
    return type !== undefined && (SAFE_MEDIA_TYPES.has(type.type) || type.subtype.endsWith('+xml'));
  }
}

function decoded(name: string): string {
  try {
    return uriDecode(name);
  } catch {
    return name;
  }
}
