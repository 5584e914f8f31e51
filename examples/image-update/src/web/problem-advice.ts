import { MessageSource } from '@vernal/core';
import {
  ControllerAdvice,
  getLocaleContext,
  type HttpHeaders,
  type HttpStatusCode,
  MaxUploadSizeExceededException,
  type MethodArgumentNotValidException,
  ProblemDetail,
  ResponseEntity,
  ResponseEntityExceptionHandler,
  type WebRequest,
} from '@vernal/web';
import { megabytes } from './megabytes.js';
import { PROBLEM, wantsPage } from './problem-page.js';

/**
 * Answers every error that says how it is answered: programs get the problem detail (RFC 9457), people the page that
 * {@link ErrorController} makes of it.
 */
@ControllerAdvice()
export class ProblemAdvice extends ResponseEntityExceptionHandler {
  readonly #messages: MessageSource;

  constructor(messages: MessageSource) {
    super();
    this.#messages = messages;
    this.setMessageSource(messages);
  }

  /** Says for each field what is wrong with it. */
  protected override async handleMethodArgumentNotValid(
    exception: MethodArgumentNotValidException,
    headers: HttpHeaders,
    status: HttpStatusCode,
    request: WebRequest,
  ) {
    const body = exception.getBody();
    const { locale } = await getLocaleContext(request.request);
    const text = (code = '') => this.#messages.getMessage(code, undefined, code, locale);
    body.setProperty(
      'errors',
      exception.bindingResult
        .getFieldErrors()
        .map(({ field, defaultMessage }) => ({ field, message: text(defaultMessage) })),
    );
    return this.handleExceptionInternal(exception, undefined, headers, status, request);
  }

  protected override async handleErrorResponse(
    exception: Parameters<ResponseEntityExceptionHandler['handleErrorResponse']>[0],
    headers: HttpHeaders,
    status: HttpStatusCode,
    request: WebRequest,
  ) {
    if (!(exception instanceof MaxUploadSizeExceededException)) {
      return super.handleErrorResponse(exception, headers, status, request);
    }
    const { locale } = await getLocaleContext(request.request);
    const code = 'problemDetail.MaxUploadSizeExceededException';
    const detail = this.#messages.getMessage(code, [megabytes(exception.maxUploadSize)], locale);
    return this.handleExceptionInternal(
      exception,
      ProblemDetail.forStatusAndDetail(status, detail),
      headers,
      status,
      request,
    );
  }

  protected override createResponseEntity(
    body: unknown,
    headers: HttpHeaders,
    status: HttpStatusCode,
    request: WebRequest,
  ): ResponseEntity<unknown> | undefined {
    if (!wantsPage(request.request)) return super.createResponseEntity(body, headers, status, request);
    for (const [name, values] of headers) for (const value of values) request.response?.addHeader(name, value);
    request.request.setAttribute(PROBLEM, body);
    request.response?.sendError(status.value);
    return undefined;
  }
}
