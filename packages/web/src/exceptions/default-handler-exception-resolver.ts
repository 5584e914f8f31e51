import { ConversionNotSupportedException, getLogger, isInstance, TypeMismatchException } from '@vernal/core';
import {
  HttpMessageNotReadableException,
  HttpMessageNotWritableException,
} from '../converters/http-message-exceptions.js';
import { ErrorResponse } from '../errors/error-response.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ClientAbortException } from '../servlet/request-body.js';
import { ModelAndView } from '../strategies/model-and-view.js';
import { AbstractHandlerExceptionResolver } from './abstract-handler-exception-resolver.js';
import { errorDetail } from './error-details.js';

const logger = getLogger('vernal.web.DefaultHandlerExceptionResolver');

/** Statuses of exceptions that say nothing about their answer themselves; subclasses before superclasses. */
const STATUSES = [
  [ConversionNotSupportedException, 500],
  [TypeMismatchException, 400],
  [HttpMessageNotReadableException, 400],
  [HttpMessageNotWritableException, 500],
] as const;

/**
 * Answers the framework's own exceptions with their status, headers and detail, which names the value that is wrong, by way of
 * the container's error page.
 * Source: Spring `DefaultHandlerExceptionResolver`.
 */
export class DefaultHandlerExceptionResolver extends AbstractHandlerExceptionResolver {
  protected doResolveException(
    _request: HttpServletRequest,
    response: HttpServletResponse,
    _handler: object | undefined,
    exception: unknown,
  ): ModelAndView | undefined {
    if (exception instanceof ClientAbortException) return new ModelAndView();
    if (isInstance(exception, ErrorResponse)) return answer(exception, response);
    const known = STATUSES.find(([type]) => exception instanceof type);
    if (!known) return undefined;
    const [, status] = known;
    if (status === 500) logger.error('A handler failed', exception);
    response.sendError(status, status === 400 ? errorDetail(exception) : undefined);
    return new ModelAndView();
  }
}

function answer(error: ErrorResponse, response: HttpServletResponse): ModelAndView {
  if (response.isCommitted) {
    logger.warn('An exception cannot be answered, since the answer is committed', error);
    return new ModelAndView();
  }
  for (const [name, values] of error.getHeaders()) for (const value of values) response.addHeader(name, value);
  response.sendError(error.getStatusCode().value, errorDetail(error));
  return new ModelAndView();
}
