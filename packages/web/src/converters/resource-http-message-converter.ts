import {
  AbstractResource,
  ByteArrayResource,
  type Class,
  InputStreamResource,
  isPromiseLike,
  type MaybePromise,
  type TypeDescriptor,
} from '@vernal/core';
import { MediaType } from '../http/media-type.js';
import { MediaTypeFactory } from '../http/media-type-factory.js';
import { AbstractHttpMessageConverter } from './abstract-http-message-converter.js';
import type { HttpInputMessage, HttpOutputMessage } from './http-message.js';

/** Resources, as the media type of their file extension. Source: Spring `ResourceHttpMessageConverter`. */
export class ResourceHttpMessageConverter extends AbstractHttpMessageConverter<AbstractResource> {
  constructor() {
    super([MediaType.ALL]);
  }

  async read(_type: TypeDescriptor, message: HttpInputMessage): Promise<AbstractResource> {
    return new ByteArrayResource(await message.readBody());
  }

  protected supports(type: Class): boolean {
    return type === AbstractResource || type.prototype instanceof AbstractResource;
  }

  protected override getDefaultContentType(resource: AbstractResource): MediaType {
    return MediaTypeFactory.getMediaType(resource.filename) ?? MediaType.APPLICATION_OCTET_STREAM;
  }

  protected writeInternal(resource: AbstractResource, message: HttpOutputMessage): MaybePromise<void> {
    if (resource instanceof ByteArrayResource) return message.write(resource.bytes);
    const length = resource instanceof InputStreamResource ? -1 : resource.contentLength();
    if (isPromiseLike(length)) return length.then((known) => stream(resource, known, message));
    return stream(resource, length, message);
  }
}

function stream(resource: AbstractResource, length: number, message: HttpOutputMessage): Promise<void> {
  if (length >= 0) message.setDefaultContentLength(length);
  return message.writeStream(resource.getInputStream());
}
