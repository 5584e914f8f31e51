import { Interface } from '@vernal/core';
import { HttpHeaders } from '../http/http-headers.js';
import type { HttpStatusCode } from '../http/http-status.js';
import type { ProblemDetail } from '../http/problem-detail.js';

/** Where texts for problem details come from: a `MessageSource`; undefined where it has no message of that code. */
export interface ProblemMessages {
  getMessage(
    code: string,
    args: readonly unknown[] | undefined,
    defaultMessage: undefined,
    locale: Intl.Locale,
  ): string | undefined;
}

/**
 * An error that says how it is answered: with which status, headers and problem detail. All errors of the framework that stand
 * for a bad request are of this kind. Source: Spring `ErrorResponse`; RFC 9457.
 */
@Interface({ all: ['getStatusCode', 'getHeaders', 'getBody'] })
export abstract class ErrorResponse {
  abstract getStatusCode(): HttpStatusCode;
  abstract getHeaders(): HttpHeaders;
  /** The same object at each call, so that it may be changed. */
  abstract getBody(): ProblemDetail;
  /** Default: `problemDetail.type.` and the class. */
  getTypeMessageCode?(): string;
  /** Default: `problemDetail.title.` and the class. */
  getTitleMessageCode?(): string;
  /** Default: `problemDetail.` and the class. */
  getDetailMessageCode?(): string;
  /** What a message for the detail may name. */
  getDetailMessageArguments?(messages: ProblemMessages, locale: Intl.Locale): readonly unknown[] | undefined;
  /** Called instead of {@link updateAndGetBody}'s own steps. */
  updateAndGetBody?(messages: ProblemMessages | undefined, locale: Intl.Locale): ProblemDetail;
}

/** The body of an error answer, with those texts that `messages` has. Source: Spring `ErrorResponse.updateAndGetBody`. */
export function updateAndGetBody(
  error: ErrorResponse,
  messages: ProblemMessages | undefined,
  locale: Intl.Locale,
): ProblemDetail {
  if (error.updateAndGetBody) return error.updateAndGetBody(messages, locale);
  return withMessages(error, messages, locale);
}

/** What {@link updateAndGetBody} does unless the error does it itself. */
export function withMessages(
  error: ErrorResponse,
  messages: ProblemMessages | undefined,
  locale: Intl.Locale,
): ProblemDetail {
  const body = error.getBody();
  if (messages === undefined) return body;
  const { name } = error.constructor;
  const message = (code: string, args?: readonly unknown[]) => messages.getMessage(code, args, undefined, locale);
  const args = error.getDetailMessageArguments?.(messages, locale);
  body.type = message(error.getTypeMessageCode?.() ?? `problemDetail.type.${name}`) ?? body.type;
  body.detail = message(error.getDetailMessageCode?.() ?? `problemDetail.${name}`, args) ?? body.detail;
  body.title = message(error.getTitleMessageCode?.() ?? `problemDetail.title.${name}`) ?? body.title;
  return body;
}

/** No headers; nobody may add any. */
export function noHeaders(): HttpHeaders {
  return new HttpHeaders();
}
