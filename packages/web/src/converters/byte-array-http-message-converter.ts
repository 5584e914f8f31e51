import type { Class, MaybePromise, TypeDescriptor } from '@vernal/core';
import { MediaType } from '../http/media-type.js';
import { AbstractHttpMessageConverter } from './abstract-http-message-converter.js';
import type { HttpInputMessage, HttpOutputMessage } from './http-message.js';

/** Bytes (`Uint8Array`, `Buffer`), as any media type. Source: Spring `ByteArrayHttpMessageConverter`. */
export class ByteArrayHttpMessageConverter extends AbstractHttpMessageConverter<Uint8Array> {
  constructor() {
    super([MediaType.APPLICATION_OCTET_STREAM, MediaType.ALL]);
  }

  async read(type: TypeDescriptor, message: HttpInputMessage): Promise<Uint8Array> {
    const body = await message.readBody();
    return type.type === Buffer ? Buffer.from(body.buffer, body.byteOffset, body.byteLength) : body;
  }

  protected supports(type: Class): boolean {
    return type === Uint8Array || type === Buffer;
  }

  protected writeInternal(bytes: Uint8Array, message: HttpOutputMessage): MaybePromise<void> {
    return message.write(bytes);
  }
}
