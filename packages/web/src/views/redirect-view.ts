import { isPromiseLike, type MaybePromise } from '@vernal/core';
import type { Charset } from '../http/charset.js';
import { parameterCharset } from '../servlet/content-type.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { saveOutputFlashMap } from '../strategies/flash-maps.js';
import { getHandlerMatch } from '../strategies/handler-match.js';
import type { SmartView } from '../strategies/smart-view.js';
import { getExposedResponseStatus } from '../strategies/view-attributes.js';
import { encodeUriComponent } from '../uri/uri-encoding.js';
import { AbstractUrlBasedView } from './abstract-url-based-view.js';
import { appendQuery, queryProperties } from './redirect-query.js';

/** Settings of a {@link RedirectView}. */
export interface RedirectViewOptions {
  /** Whether a URL that starts with `/` is relative to the application instead of the server. Default false. */
  readonly contextRelative?: boolean;
  /** 302 by `sendRedirect`; otherwise 303. Default true. */
  readonly http10Compatible?: boolean;
  /** Whether simple attributes of the model become query parameters. Default true. */
  readonly exposeModelAttributes?: boolean;
  /** Whether `{name}` stands for an attribute of the model or a path variable of the request. Default true. */
  readonly expandUriTemplateVariables?: boolean;
  /** Whether the query of the request is taken along. Default false. */
  readonly propagateQueryParams?: boolean;
  /** Default: what the handler asked for by `@ResponseStatus`, else by `http10Compatible`. */
  readonly statusCode?: number;
}

const VARIABLE = /\{([^/]+?)\}/g;

/**
 * Sends the client elsewhere. Throws an Error for a `{name}` that neither the model nor the request's path variables fill.
 * Texts are encoded in the charset of the request, UTF-8 where it names none. Source: Spring `RedirectView`.
 */
export class RedirectView extends AbstractUrlBasedView implements SmartView {
  readonly isRedirectView = true;
  readonly #options: Required<Omit<RedirectViewOptions, 'statusCode'>> & Pick<RedirectViewOptions, 'statusCode'>;

  constructor(url: string, options: RedirectViewOptions = {}) {
    super(url, { exposePathVariables: false });
    this.#options = {
      contextRelative: false,
      http10Compatible: true,
      exposeModelAttributes: true,
      expandUriTemplateVariables: true,
      propagateQueryParams: false,
      ...options,
    };
  }

  protected renderMergedOutputModel(
    model: Map<string, unknown>,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<void> {
    const target = this.#targetUrl(model, request);
    const saved = saveOutputFlashMap(target, request, response);
    if (isPromiseLike(saved)) return saved.then(() => this.#sendRedirect(target, request, response));
    this.#sendRedirect(target, request, response);
  }

  #targetUrl(model: Map<string, unknown>, request: HttpServletRequest): string {
    const options = this.#options;
    let target = this.url;
    // what begins with two slashes would name another host
    if (options.contextRelative && target.startsWith('/'))
      target = request.contextPath.replace(/^\/{2,}/, '/') + target;
    const charset = parameterCharset(request.characterEncoding);
    if (options.expandUriTemplateVariables) target = expandVariables(target, model, request, charset);
    if (options.propagateQueryParams && request.queryString) target = appendQuery(target, request.queryString);
    if (options.exposeModelAttributes) target = appendQuery(target, queryProperties(model, charset));
    return target;
  }

  #sendRedirect(target: string, request: HttpServletRequest, response: HttpServletResponse): void {
    const { http10Compatible, statusCode } = this.#options;
    const status = statusCode ?? getExposedResponseStatus(request) ?? (http10Compatible ? undefined : 303);
    if (status === undefined) {
      response.sendRedirect(target);
      return;
    }
    response.status = status;
    response.setHeader('Location', target);
  }
}

/** A variable that the model fills is taken out of the model, so that it is no query parameter as well. */
function expandVariables(
  target: string,
  model: Map<string, unknown>,
  request: HttpServletRequest,
  charset: Charset,
): string {
  const variables = getHandlerMatch(request)?.uriVariables;
  return target.replace(VARIABLE, (_, name: string) => {
    const value = model.has(name) ? model.get(name) : variables?.get(name);
    model.delete(name);
    if (value === undefined || value === null) {
      throw new Error(
        `Cannot redirect to '${target}': neither the model nor the path of the request has a value for '{${name}}'`,
      );
    }
    return encodeUriComponent(String(value), 'PATH_SEGMENT', charset);
  });
}
