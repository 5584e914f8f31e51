import { HttpServletResponseWrapper } from './http-servlet-response-wrapper.js';

/**
 * What an included servlet may do to the answer: add to its body, or empty it. Source: Servlet 6.0 section 9.3, Tomcat
 * `ApplicationHttpResponse`.
 */
export class IncludedResponse extends HttpServletResponseWrapper {
  override get status(): number {
    return this.response.status;
  }

  override set status(_status: number) {}

  override get contentType(): string | undefined {
    return this.response.contentType;
  }

  override set contentType(_type: string | undefined) {}

  override get characterEncoding(): string | undefined {
    return this.response.characterEncoding;
  }

  override set characterEncoding(_name: string | undefined) {}

  override get contentLength(): number | undefined {
    return this.response.contentLength;
  }

  override set contentLength(_length: number | undefined) {}

  override get locale(): Intl.Locale | undefined {
    return this.response.locale;
  }

  override set locale(_locale: Intl.Locale | undefined) {}

  override setHeader(): void {}

  override addHeader(): void {}

  override removeHeader(): void {}

  override addCookie(): void {}

  override complete(body: string | Uint8Array): void | Promise<void> {
    return this.response.write(body);
  }

  override reset(): void {}

  override sendError(): void {}

  override sendRedirect(): void {}
}
