import type { MaybePromise, TypeDescriptor } from '@vernal/core';
import { Charset } from '../http/charset.js';
import { MediaType } from '../http/media-type.js';
import { AbstractHttpMessageConverter } from './abstract-http-message-converter.js';
import { contentTypeOf, type HttpInputMessage, type HttpOutputMessage } from './http-message.js';

const ANY_JSON = new MediaType('application', '*+json');

/** Texts, as any media type. Where the type names no charset, that of the converter is meant; for JSON it is UTF-8. */
export class StringHttpMessageConverter extends AbstractHttpMessageConverter<string> {
  /** @param defaultCharset default UTF-8 */
  constructor(defaultCharset: Charset = Charset.UTF_8) {
    super([MediaType.TEXT_PLAIN, MediaType.ALL], defaultCharset);
  }

  async read(_type: TypeDescriptor, message: HttpInputMessage): Promise<string> {
    const body = await message.readBody();
    return this.#charsetOf(contentTypeOf(message)).decode(body);
  }

  protected supports(type: unknown): boolean {
    return type === String;
  }

  protected writeInternal(text: string, message: HttpOutputMessage): MaybePromise<void> {
    const { contentType } = message;
    const charset = contentType === undefined ? Charset.UTF_8 : this.#charsetOf(MediaType.parseMediaType(contentType));
    return message.write(charset === Charset.UTF_8 ? text : charset.encode(text));
  }

  /** JSON has no charset to be named. */
  protected override writtenContentType(text: string, contentType: MediaType | undefined): MediaType | undefined {
    if (contentType?.isConcrete && isJson(contentType)) return contentType;
    return super.writtenContentType(text, contentType);
  }

  #charsetOf(type: MediaType | undefined): Charset {
    if (type?.charset) return type.charset;
    return type && isJson(type) ? Charset.UTF_8 : (this.defaultCharset ?? Charset.UTF_8);
  }
}

function isJson(type: MediaType): boolean {
  return type.isCompatibleWith(MediaType.APPLICATION_JSON) || type.isCompatibleWith(ANY_JSON);
}
