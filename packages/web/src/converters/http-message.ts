import type { Readable } from 'node:stream';
import type { MaybePromise } from '@vernal/core';
import type { HttpHeaders } from '../http/http-headers.js';
import type { MediaType } from '../http/media-type.js';

/** Headers and body to be read. Source: Spring `HttpInputMessage`. */
export interface HttpInputMessage {
  readonly headers: HttpHeaders;
  /** The same as `headers.getContentType()`: a short way, for which no `HttpHeaders` are made, where the message has one. */
  getContentType?(): MediaType | undefined;
  /** The whole body, each time the same. */
  readBody(): MaybePromise<Uint8Array>;
}

/** Headers and body to be written. Source: Spring `HttpOutputMessage`. */
export interface HttpOutputMessage {
  /** Sent before the body; what is changed later is lost. */
  readonly headers: HttpHeaders;
  /** The `Content-Type` as it is now. */
  readonly contentType: string | undefined;
  /** Sets `Content-Type` unless it is set: the short way, for which no `HttpHeaders` are made. */
  setDefaultContentType(text: string): void;
  /** Sets `Content-Length` unless it is set. */
  setDefaultContentLength(bytes: number): void;
  /** Writes the whole body; a text in UTF-8. */
  write(body: string | Uint8Array): MaybePromise<void>;
  /** Writes a body that comes bit by bit, at the pace of the client. */
  writeStream(body: Readable): Promise<void>;
}

/** Throws an `InvalidMediaTypeException` for a type that is none. */
export function contentTypeOf(message: HttpInputMessage): MediaType | undefined {
  return message.getContentType ? message.getContentType() : message.headers.getContentType();
}
