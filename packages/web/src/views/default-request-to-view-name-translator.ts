import { ResponseStatusException } from '../errors/response-status-exception.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { ServletRequestPath } from '../servlet/servlet-request-path.js';
import { RequestToViewNameTranslator } from '../strategies/request-to-view-name-translator.js';
import { FORWARD_URL_PREFIX, REDIRECT_URL_PREFIX } from '../strategies/view-name-prefixes.js';

/** Settings of a {@link DefaultRequestToViewNameTranslator}. */
export interface DefaultRequestToViewNameTranslatorOptions {
  /** Default empty. */
  readonly prefix?: string;
  /** Default empty. */
  readonly suffix?: string;
  /** Stands for `/` in the name. Default `/`. */
  readonly separator?: string;
  /** Default true. */
  readonly stripLeadingSlash?: boolean;
  /** Default true. */
  readonly stripTrailingSlash?: boolean;
  /** Default true. */
  readonly stripExtension?: boolean;
}

/**
 * Names a view after the request's path within the servlet, without slashes around it and without extension. Throws a
 * `ResponseStatusException` (400) for a path that would read as `redirect:` or `forward:`.
 * Source: Spring `DefaultRequestToViewNameTranslator`.
 */
export class DefaultRequestToViewNameTranslator extends RequestToViewNameTranslator {
  readonly #options: Required<DefaultRequestToViewNameTranslatorOptions>;

  constructor(options: DefaultRequestToViewNameTranslatorOptions = {}) {
    super();
    this.#options = {
      prefix: '',
      suffix: '',
      separator: '/',
      stripLeadingSlash: true,
      stripTrailingSlash: true,
      stripExtension: true,
      ...options,
    };
  }

  getViewName(request: HttpServletRequest): string {
    const path = ServletRequestPath.valueWithoutParameters(request);
    const viewName = this.#options.prefix + this.#transformPath(path) + this.#options.suffix;
    for (const prefix of [REDIRECT_URL_PREFIX, FORWARD_URL_PREFIX]) {
      if (viewName.startsWith(prefix)) {
        throw new ResponseStatusException(400, `Rejected path '${path}' with '${prefix}' prefix`);
      }
    }
    return viewName;
  }

  #transformPath(lookupPath: string): string {
    const { stripLeadingSlash, stripTrailingSlash, stripExtension, separator } = this.#options;
    let path = lookupPath;
    if (stripLeadingSlash && path.startsWith('/')) path = path.slice(1);
    if (stripTrailingSlash && path.endsWith('/')) path = path.slice(0, -1);
    if (stripExtension) path = path.replace(/\.[^./]*$/, '');
    return separator === '/' ? path : path.replaceAll('/', separator);
  }
}
