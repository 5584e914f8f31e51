import type { Readable } from 'node:stream';
import type { MaybePromise } from '@vernal/core';
import type { HttpOutputMessage } from '../../converters/http-message.js';
import { HttpHeaders } from '../../http/http-headers.js';
import type { HttpServletResponse } from '../../servlet/http-servlet-response.js';

/** One of several messages in one answer: its headers go nowhere, its body is added. */
export class StreamingOutputMessage implements HttpOutputMessage {
  readonly headers = new HttpHeaders();
  readonly #response: HttpServletResponse;

  constructor(response: HttpServletResponse) {
    this.#response = response;
  }

  get contentType(): string | undefined {
    return this.headers.getFirst(HttpHeaders.CONTENT_TYPE);
  }

  setDefaultContentType(text: string): void {
    if (this.contentType === undefined) this.headers.set(HttpHeaders.CONTENT_TYPE, text);
  }

  setDefaultContentLength(): void {}

  write(body: string | Uint8Array): MaybePromise<void> {
    return this.#response.write(body);
  }

  async writeStream(body: Readable): Promise<void> {
    for await (const chunk of body) await this.#response.write(chunk as Uint8Array);
  }
}
