import {
  ConversionNotSupportedException,
  DEFAULT_LOCALE,
  getLogger,
  isInstance,
  type MaybePromise,
  type MessageSource,
  TypeMismatchException,
} from '@vernal/core';
import { WebRequest } from '../binding/web-request.js';
import {
  HttpMessageNotReadableException,
  HttpMessageNotWritableException,
} from '../converters/http-message-exceptions.js';
import { ResponseEntity } from '../converters/response-entity.js';
import { ExceptionHandler } from '../decorators/exception-handler.js';
import { ErrorResponse, type ProblemMessages, updateAndGetBody } from '../errors/error-response.js';
import { ErrorResponseException } from '../errors/error-response-exception.js';
import { MaxUploadSizeExceededException } from '../errors/multipart-exceptions.js';
import { RequestException } from '../errors/request-exception.js';
import { HttpHeaders } from '../http/http-headers.js';
import { HttpStatus, type HttpStatusCode } from '../http/http-status.js';
import { ProblemDetail } from '../http/problem-detail.js';
import { MethodArgumentNotValidException } from '../method/method-argument-exceptions.js';
import { ERROR_EXCEPTION } from '../servlet/dispatch-attributes.js';
import { getLocaleContext } from '../strategies/request-locale-context.js';
import { errorDetail } from './error-details.js';

/** What a handler of one kind of exception gives. */
export type ProblemEntity = MaybePromise<ResponseEntity<unknown> | undefined>;

const logger = getLogger('vernal.web.ResponseEntityExceptionHandler');

/**
 * Base of an advice that answers the framework's exceptions with problem details (RFC 9457): override the method of one kind of
 * exception, or {@link handleExceptionInternal} for all. Source: Spring `ResponseEntityExceptionHandler`.
 */
export abstract class ResponseEntityExceptionHandler {
  #messages: ProblemMessages | undefined;

  /** Where texts come from: `problemDetail.…` codes. */
  setMessageSource(messageSource: MessageSource): void {
    this.#messages = messageSource;
  }

  /** Throws what is none of the framework's own on. */
  @ExceptionHandler(
    RequestException,
    MethodArgumentNotValidException,
    ErrorResponseException,
    MaxUploadSizeExceededException,
    ConversionNotSupportedException,
    TypeMismatchException,
    HttpMessageNotReadableException,
    HttpMessageNotWritableException,
  )
  handleException(exception: Error, request: WebRequest): ProblemEntity {
    if (exception instanceof MethodArgumentNotValidException) {
      return this.handleMethodArgumentNotValid(exception, exception.getHeaders(), exception.getStatusCode(), request);
    }
    if (isInstance(exception, ErrorResponse)) {
      const error = exception as Error & ErrorResponse;
      return this.handleErrorResponse(error, error.getHeaders(), error.getStatusCode(), request);
    }
    if (exception instanceof ConversionNotSupportedException) {
      return this.handleConversionNotSupported(exception, new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
    }
    if (exception instanceof TypeMismatchException) {
      return this.handleTypeMismatch(exception, new HttpHeaders(), HttpStatus.BAD_REQUEST, request);
    }
    if (exception instanceof HttpMessageNotReadableException) {
      return this.handleHttpMessageNotReadable(exception, new HttpHeaders(), HttpStatus.BAD_REQUEST, request);
    }
    if (exception instanceof HttpMessageNotWritableException) {
      return this.handleHttpMessageNotWritable(exception, new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
    }
    throw exception;
  }

  /** All exceptions that say themselves how they are answered, but for invalid arguments. */
  protected handleErrorResponse(
    exception: Error & ErrorResponse,
    headers: HttpHeaders,
    status: HttpStatusCode,
    request: WebRequest,
  ): ProblemEntity {
    return this.handleExceptionInternal(exception, undefined, headers, status, request);
  }

  protected handleMethodArgumentNotValid(
    exception: MethodArgumentNotValidException,
    headers: HttpHeaders,
    status: HttpStatusCode,
    request: WebRequest,
  ): ProblemEntity {
    return this.handleExceptionInternal(exception, undefined, headers, status, request);
  }

  protected handleConversionNotSupported(
    exception: ConversionNotSupportedException,
    headers: HttpHeaders,
    status: HttpStatusCode,
    request: WebRequest,
  ): ProblemEntity {
    const { propertyName, value } = exception;
    const detail = `Failed to convert '${propertyName}' with value: '${String(value)}'`;
    const body = this.createProblemDetail(exception, status, detail, [propertyName, value], request);
    return this.handleExceptionInternal(exception, body, headers, status, request);
  }

  protected handleTypeMismatch(
    exception: TypeMismatchException,
    headers: HttpHeaders,
    status: HttpStatusCode,
    request: WebRequest,
  ): ProblemEntity {
    const { propertyName, value } = exception;
    const detail = `Failed to convert '${propertyName}' with value: '${String(value)}'`;
    const body = this.createProblemDetail(
      exception,
      status,
      detail,
      [propertyName, value],
      request,
      'TypeMismatchException',
    );
    return this.handleExceptionInternal(exception, body, headers, status, request);
  }

  protected handleHttpMessageNotReadable(
    exception: HttpMessageNotReadableException,
    headers: HttpHeaders,
    status: HttpStatusCode,
    request: WebRequest,
  ): ProblemEntity {
    const detail = errorDetail(exception) ?? 'Failed to read request';
    const body = this.createProblemDetail(exception, status, detail, undefined, request);
    return this.handleExceptionInternal(exception, body, headers, status, request);
  }

  protected handleHttpMessageNotWritable(
    exception: HttpMessageNotWritableException,
    headers: HttpHeaders,
    status: HttpStatusCode,
    request: WebRequest,
  ): ProblemEntity {
    const body = this.createProblemDetail(exception, status, 'Failed to write request', undefined, request);
    return this.handleExceptionInternal(exception, body, headers, status, request);
  }

  /** A problem detail for an exception that has none, with those texts that there are messages for. */
  protected createProblemDetail(
    exception: Error,
    status: HttpStatusCode,
    defaultDetail: string,
    detailArguments: readonly unknown[] | undefined,
    request: WebRequest,
    messageName = exception.constructor.name,
  ): MaybePromise<ProblemDetail> {
    const body = ProblemDetail.forStatusAndDetail(status, defaultDetail);
    const error: ErrorResponse = {
      getStatusCode: () => status,
      getHeaders: () => new HttpHeaders(),
      getBody: () => body,
      getTypeMessageCode: () => `problemDetail.type.${exception.constructor.name}`,
      getTitleMessageCode: () => `problemDetail.title.${exception.constructor.name}`,
      getDetailMessageCode: () => `problemDetail.${messageName}`,
      getDetailMessageArguments: () => detailArguments,
    };
    return this.#updated(error, request);
  }

  /** The answer to every exception that is handled here; `body` by default what the exception says. Nothing where one is on its way. */
  protected async handleExceptionInternal(
    exception: Error,
    body: MaybePromise<unknown>,
    headers: HttpHeaders,
    status: HttpStatusCode,
    request: WebRequest,
  ): Promise<ResponseEntity<unknown> | undefined> {
    if (request.response?.isCommitted) {
      logger.warn('The answer is already committed; the exception is not answered', exception);
      return undefined;
    }
    const given = await body;
    const own = isInstance(exception, ErrorResponse) ? (exception as Error & ErrorResponse) : undefined;
    const written = given ?? (own && (await this.#updated(own, request)));
    if (status.value === 500 && written === undefined) request.setAttribute(ERROR_EXCEPTION, exception, 'request');
    return this.createResponseEntity(written, headers, status, request);
  }

  protected createResponseEntity(
    body: unknown,
    headers: HttpHeaders,
    status: HttpStatusCode,
    _request: WebRequest,
  ): ResponseEntity<unknown> | undefined {
    return new ResponseEntity(body, headers, status);
  }

  #updated(error: ErrorResponse, { request }: WebRequest): MaybePromise<ProblemDetail> {
    if (!this.#messages) return updateAndGetBody(error, undefined, DEFAULT_LOCALE);
    const context = getLocaleContext(request);
    if (!('then' in context)) return updateAndGetBody(error, this.#messages, context.locale);
    return context.then(({ locale }) => updateAndGetBody(error, this.#messages, locale));
  }
}
