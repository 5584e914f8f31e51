import { IllegalArgumentException, IllegalStateException } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { getDispatcherScope } from '../strategies/dispatcher-scope.js';
import { HandlerInterceptor } from '../strategies/handler-interceptor.js';
import { parseLocale } from './parse-locale.js';

/** Settings of a {@link LocaleChangeInterceptor}. */
export interface LocaleChangeOptions {
  /** Default `locale`. */
  readonly paramName?: string;
  /** The methods that may change it, in any case. Default: all. */
  readonly httpMethods?: readonly string[];
  /** Whether a parameter that is no locale is passed over; otherwise it is an error. Default false. */
  readonly ignoreInvalidLocale?: boolean;
}

/** Changes the locale to the one that a parameter names, `?locale=de-AT`. Source: Spring's `LocaleChangeInterceptor`. */
export class LocaleChangeInterceptor extends HandlerInterceptor {
  readonly #paramName: string;
  readonly #methods: ReadonlySet<string> | undefined;
  readonly #ignoresInvalid: boolean;

  constructor(options: LocaleChangeOptions = {}) {
    super();
    this.#paramName = options.paramName ?? 'locale';
    this.#methods = options.httpMethods && new Set(options.httpMethods.map((method) => method.toUpperCase()));
    this.#ignoresInvalid = options.ignoreInvalidLocale ?? false;
  }

  /** Always goes on. Throws an {@link IllegalArgumentException} for a parameter that is no locale. */
  override preHandle(request: HttpServletRequest, response: HttpServletResponse): boolean | Promise<boolean> {
    const text = request.getParameter(this.#paramName);
    if (text === undefined || this.#methods?.has(request.method.toUpperCase()) === false) return true;
    return this.#change(text, request, response);
  }

  async #change(text: string, request: HttpServletRequest, response: HttpServletResponse): Promise<boolean> {
    const resolver = getDispatcherScope(request)?.localeResolver;
    if (!resolver) {
      throw new IllegalStateException('No LocaleResolver to tell: this request is not in a DispatcherServlet');
    }
    try {
      const locale = parseLocale(text);
      await resolver.setLocaleContext(request, response, locale && { locale });
    } catch (error) {
      if (!this.#ignoresInvalid || !(error instanceof IllegalArgumentException)) throw error;
    }
    return true;
  }
}
