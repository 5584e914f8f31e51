import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Class, MaybePromise, TypeDescriptor } from '@vernal/core';
import { MediaType } from '../http/media-type.js';
import { MediaTypeFactory } from '../http/media-type-factory.js';
import { AbstractHttpMessageConverter } from './abstract-http-message-converter.js';
import type { HttpInputMessage, HttpOutputMessage } from './http-message.js';
import { HttpMessageNotReadableException } from './http-message-exceptions.js';
import { ResourceRegion } from './resource-region.js';

/**
 * One region of a resource, or several as `multipart/byteranges`. Writes only. Source: Spring
 * `ResourceRegionHttpMessageConverter`; RFC 9110 section 14.6.
 */
export class ResourceRegionHttpMessageConverter extends AbstractHttpMessageConverter<readonly ResourceRegion[]> {
  constructor() {
    super([MediaType.ALL]);
  }

  override canRead(): boolean {
    return false;
  }

  read(_type: TypeDescriptor, message: HttpInputMessage): never {
    throw new HttpMessageNotReadableException('Parts of a resource cannot be read', message);
  }

  /** Regions come from a `Range` header, never from a handler's declared type. */
  protected supports(_type: Class): boolean {
    return false;
  }

  protected override getDefaultContentType([region]: readonly ResourceRegion[]): MediaType {
    return MediaTypeFactory.getMediaType(region?.resource.filename) ?? MediaType.APPLICATION_OCTET_STREAM;
  }

  protected writeInternal(regions: readonly ResourceRegion[], message: HttpOutputMessage): MaybePromise<void> {
    const [first, ...others] = regions;
    if (first === undefined || others.length > 0) return writeParts(regions, message);
    message.headers.set('Content-Range', first.contentRange);
    message.setDefaultContentLength(first.count);
    return message.writeStream(first.getInputStream());
  }
}

function writeParts(regions: readonly ResourceRegion[], message: HttpOutputMessage): Promise<void> {
  const boundary = randomBytes(18).toString('base64url');
  const contentType = message.contentType;
  message.headers.set('Content-Type', `multipart/byteranges; boundary=${boundary}`);
  return message.writeStream(Readable.from(parts(regions, boundary, contentType), { objectMode: false }));
}

async function* parts(
  regions: readonly ResourceRegion[],
  boundary: string,
  contentType: string | undefined,
): AsyncGenerator<string | Uint8Array> {
  for (const region of regions) {
    yield `\r\n--${boundary}\r\n${contentType ? `Content-Type: ${contentType}\r\n` : ''}`;
    yield `Content-Range: ${region.contentRange}\r\n\r\n`;
    yield* region.getInputStream();
  }
  yield `\r\n--${boundary}--`;
}
