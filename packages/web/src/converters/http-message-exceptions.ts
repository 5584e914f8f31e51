import type { HttpInputMessage } from './http-message.js';

/** A body that could not be converted. Source: Spring `HttpMessageConversionException`. */
export class HttpMessageConversionException extends Error {
  override get name(): string {
    return this.constructor.name;
  }
}

/** A body that is malformed, or missing: answered with 400. Source: Spring `HttpMessageNotReadableException`. */
export class HttpMessageNotReadableException extends HttpMessageConversionException {
  readonly httpInputMessage: HttpInputMessage | undefined;

  constructor(message: string, httpInputMessage?: HttpInputMessage, options?: ErrorOptions) {
    super(message, options);
    this.httpInputMessage = httpInputMessage;
  }
}

/** A value that no converter can write: answered with 500. Source: Spring `HttpMessageNotWritableException`. */
export class HttpMessageNotWritableException extends HttpMessageConversionException {}
