import {
  AbstractResource,
  getClass,
  IllegalArgumentException,
  InputStreamResource,
  type MaybePromise,
  type TypeDescriptor,
} from '@vernal/core';
import type { HttpMessageConverter } from '../converters/http-message-converter.js';
import { ResourceRegion } from '../converters/resource-region.js';
import { ResourceRegionHttpMessageConverter } from '../converters/resource-region-http-message-converter.js';
import { ServletServerHttpResponse } from '../converters/servlet-server-http-response.js';
import { HttpMediaTypeNotAcceptableException } from '../errors/http-media-type-exceptions.js';
import { HttpHeaders } from '../http/http-headers.js';
import { HttpRange } from '../http/http-range.js';
import { MediaType } from '../http/media-type.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { ServerResponseContext } from './server-response-context.js';

/**
 * Writes an entity by the first message converter for its class and the content type of the answer, whatever the client
 * accepts; resources also in parts. Throws an `HttpMediaTypeNotAcceptableException` where there is none.
 * Source: Spring `DefaultEntityResponseBuilder`.
 */
export function writeEntity(
  entity: NonNullable<unknown>,
  type: TypeDescriptor | undefined,
  request: HttpServletRequest,
  response: HttpServletResponse,
  { messageConverters }: ServerResponseContext,
): MaybePromise<void> {
  const message = new ServletServerHttpResponse(response);
  if (entity instanceof AbstractResource && !(entity instanceof InputStreamResource)) {
    message.headers.set(HttpHeaders.ACCEPT_RANGES, 'bytes');
    const range = request.getHeader(HttpHeaders.RANGE);
    if (range !== undefined) return writeRanges(range, entity, message, messageConverters);
  }
  return writeWith(messageConverters, entity, type, message);
}

async function writeRanges(
  range: string,
  resource: AbstractResource,
  message: ServletServerHttpResponse,
  converters: readonly HttpMessageConverter[],
): Promise<void> {
  const { servletResponse } = message;
  const regionConverter = converters.find((converter) => converter instanceof ResourceRegionHttpMessageConverter);
  let regions: readonly ResourceRegion[] | undefined;
  try {
    regions = await ResourceRegion.ofRanges(HttpRange.parseRanges(range), resource);
  } catch (error) {
    if (!(error instanceof IllegalArgumentException)) throw error;
    message.headers.set(HttpHeaders.CONTENT_RANGE, `bytes */${await resource.contentLength()}`);
    servletResponse.status = 416;
  }
  if (regions && regionConverter) {
    servletResponse.status = 206;
    await regionConverter.write(regions, undefined, contentTypeOf(message), message);
  } else {
    await writeWith(converters, resource, undefined, message);
  }
}

function writeWith(
  converters: readonly HttpMessageConverter[],
  entity: NonNullable<unknown>,
  type: TypeDescriptor | undefined,
  message: ServletServerHttpResponse,
): MaybePromise<void> {
  const entityClass = getClass(entity);
  const contentType = contentTypeOf(message);
  for (const converter of converters) {
    if (converter.canWrite(entityClass, contentType)) return converter.write(entity, type, contentType, message);
  }
  throw new HttpMediaTypeNotAcceptableException(
    converters
      .filter((converter) => converter.canWrite(entityClass, undefined))
      .flatMap((converter) => converter.getSupportedMediaTypes(entityClass)),
  );
}

function contentTypeOf({ contentType }: ServletServerHttpResponse): MediaType | undefined {
  return contentType === undefined ? undefined : MediaType.parseMediaType(contentType).removeQualityValue();
}
