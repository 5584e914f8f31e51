import { Readable } from 'node:stream';
import { type Class, isAssignable, isPromiseLike, type MaybePromise } from '@vernal/core';
import { ServletWebRequest } from '../../binding/servlet-web-request.js';
import { WebRequest } from '../../binding/web-request.js';
import { HttpMethod } from '../../http/http-method.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import { HttpServletRequest } from '../../servlet/http-servlet-request.js';
import { HttpSession } from '../../servlet/http-session.js';
import { getMultipartRequest, MultipartHttpServletRequest } from '../../servlet/multipart-http-servlet-request.js';
import { getLocaleContext } from '../../strategies/request-locale-context.js';
import type { ArgumentReader, HandlerMethodArgumentResolver } from '../handler-method-argument-resolver.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';

/** What each type gives. */
const READERS = new Map<Class, ArgumentReader>([
  [WebRequest, (_container, request) => request],
  [ServletWebRequest, (_container, request) => request],
  [HttpServletRequest, (_container, { request }) => request],
  [MultipartHttpServletRequest, (_container, { request }) => getMultipartRequest(request)],
  [HttpSession, (_container, { request }) => request.getSession()],
  [Readable, (_container, { request }) => request.getInputStream()],
  [HttpMethod as unknown as Class, (_container, { request }) => HttpMethod.valueOf(request.method)],
  [Intl.Locale, (_container, request) => localeOf(request)],
]);

/**
 * The request and what it knows, by the parameter's type: `HttpServletRequest`, `WebRequest`, `HttpSession`, `HttpMethod`,
 * `Intl.Locale`, and node's `Readable` for the body. Source: Spring `ServletRequestMethodArgumentResolver`.
 */
export class ServletRequestArgumentResolver implements HandlerMethodArgumentResolver {
  supportsParameter(parameter: MethodParameter): boolean {
    return parameter.annotations.length === 0 && this.#readerOf(parameter) !== undefined;
  }

  resolveArgument(parameter: MethodParameter, container: ModelAndViewContainer, request: WebRequest): unknown {
    return this.compile(parameter)(container, request);
  }

  compile(parameter: MethodParameter): ArgumentReader {
    return this.#readerOf(parameter) as ArgumentReader;
  }

  #readerOf(parameter: MethodParameter): ArgumentReader | undefined {
    const { type } = parameter;
    if (type === undefined) return undefined;
    const known = READERS.get(type);
    if (known) return known;
    return isAssignable(type, HttpServletRequest) ? READERS.get(HttpServletRequest) : undefined;
  }
}

function localeOf({ request }: WebRequest): MaybePromise<Intl.Locale> {
  const context = getLocaleContext(request);
  return isPromiseLike(context) ? Promise.resolve(context).then(({ locale }) => locale) : context.locale;
}
