import { findClassAnnotation, getClass } from '@vernal/core';
import { RESPONSE_STATUS } from '../decorators/response-status.js';
import type { ProblemMessages } from '../errors/error-response.js';
import { ResponseStatusException } from '../errors/response-status-exception.js';
import { HandlerMethodValidationException } from '../method/handler-method-validation-exception.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ModelAndView } from '../strategies/model-and-view.js';
import {
  AbstractHandlerExceptionResolver,
  type HandlerExceptionResolverOptions,
} from './abstract-handler-exception-resolver.js';
import { errorDetail } from './error-details.js';

/** Settings of a {@link ResponseStatusExceptionResolver}. */
export interface ResponseStatusExceptionResolverOptions extends HandlerExceptionResolverOptions {
  /** Where a reason may be the code of a message. Default: reasons stand for themselves. */
  readonly messages?: ProblemMessages;
}

/**
 * Answers with the status of a {@link ResponseStatusException} or of `@ResponseStatus` on the exception's class; failing
 * those, of its cause. Source: Spring `ResponseStatusExceptionResolver`.
 */
export class ResponseStatusExceptionResolver extends AbstractHandlerExceptionResolver {
  readonly #messages: ProblemMessages | undefined;

  constructor({ messages, ...options }: ResponseStatusExceptionResolverOptions = {}) {
    super(options);
    this.#messages = messages;
  }

  protected doResolveException(
    request: HttpServletRequest,
    response: HttpServletResponse,
    _handler: object | undefined,
    exception: unknown,
  ): ModelAndView | undefined {
    const seen = new Set<unknown>();
    for (let at = exception; at instanceof Error && !seen.has(at); at = at.cause) {
      seen.add(at);
      if (at instanceof ResponseStatusException) {
        for (const [name, values] of at.getHeaders()) for (const value of values) response.addHeader(name, value);
        const reason = at instanceof HandlerMethodValidationException ? errorDetail(at) : at.reason;
        return this.#answer(request, response, at.getStatusCode().value, reason);
      }
      const declared = findClassAnnotation(getClass(at), RESPONSE_STATUS);
      if (declared) return this.#answer(request, response, declared.code, declared.reason);
    }
    return undefined;
  }

  #answer(
    request: HttpServletRequest,
    response: HttpServletResponse,
    status: number,
    reason: string | undefined,
  ): ModelAndView {
    if (!reason) {
      response.sendError(status);
    } else {
      const locale = request.getLocales()[0] as Intl.Locale;
      response.sendError(status, this.#messages?.getMessage(reason, undefined, undefined, locale) ?? reason);
    }
    return new ModelAndView();
  }
}
