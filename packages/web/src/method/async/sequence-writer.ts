import type { Class } from '@vernal/core';
import type { HttpMessageConverter } from '../../converters/http-message-converter.js';
import { ServletServerHttpResponse } from '../../converters/servlet-server-http-response.js';
import { HttpMediaTypeNotAcceptableException } from '../../errors/http-media-type-exceptions.js';
import { MediaType } from '../../http/media-type.js';
import type { HttpServletRequest } from '../../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../../servlet/http-servlet-response.js';
import { getHandlerMatch } from '../../strategies/handler-match.js';
import { ConvertingEmitterHandler } from './converting-emitter-handler.js';
import type { DeferredResult } from './deferred-result.js';
import type { DataWithMediaType } from './response-body-emitter.js';
import { SseEventBuilder } from './sse-event-builder.js';

const LINE_END: DataWithMediaType = { data: '\n', mediaType: MediaType.TEXT_PLAIN };

/** How the values of a sequence become a body. */
interface Style {
  readonly contentType: MediaType;
  piecesOf(value: unknown): readonly DataWithMediaType[];
}

const EVENTS: Style = {
  contentType: MediaType.TEXT_EVENT_STREAM,
  piecesOf: (value) => (value instanceof SseEventBuilder ? value : new SseEventBuilder().data(value)).build(),
};
const LINES: Style = {
  contentType: MediaType.APPLICATION_NDJSON,
  piecesOf: (data) => [{ data, mediaType: MediaType.APPLICATION_JSON }, LINE_END],
};
const TEXTS: Style = {
  contentType: new MediaType('text', 'plain', { charset: 'UTF-8' }),
  piecesOf: (data) => [{ data, mediaType: MediaType.TEXT_PLAIN }],
};
const BYTES: Style = {
  contentType: MediaType.APPLICATION_OCTET_STREAM,
  piecesOf: (data) => [{ data, mediaType: MediaType.APPLICATION_OCTET_STREAM }],
};

/**
 * Writes the values of a sequence as they come: as events or as lines of JSON where these are wanted, as texts and bytes where they are
 * that; otherwise as one list when all are there. The next value is asked for when the client has taken the last one.
 * Source: Spring `ReactiveTypeHandler`.
 */
export class SequenceWriter {
  readonly #converters: readonly HttpMessageConverter[];

  constructor(converters: readonly HttpMessageConverter[]) {
    this.#converters = converters;
  }

  /** Sets the result when all is written. A sequence that is not at its end then is told that no more is wanted. */
  async write(
    sequence: AsyncIterable<unknown>,
    request: HttpServletRequest,
    response: HttpServletResponse,
    result: DeferredResult,
  ): Promise<void> {
    const iterator = sequence[Symbol.asyncIterator]();
    let isOver = false;
    result.onCompletion(() => {
      if (!isOver) void iterator.return?.();
    });
    try {
      const first = await iterator.next();
      const types = wantedTypes(request, response);
      const style = styleOf(types, first.value);
      if (style) await this.#stream(style, first, iterator, response, result);
      else await this.#writeList(await listOf(first, iterator), types, response);
      isOver = true;
      result.setResult(undefined);
    } catch (error) {
      isOver = true;
      result.setErrorResult(error);
    }
  }

  async #stream(
    style: Style,
    first: IteratorResult<unknown>,
    iterator: AsyncIterator<unknown>,
    response: HttpServletResponse,
    result: DeferredResult,
  ): Promise<void> {
    response.contentType ??= style.contentType.toString();
    const handler = new ConvertingEmitterHandler(this.#converters, response, result);
    for (let step = first; !step.done; step = await iterator.next()) {
      if (!(await handler.send(style.piecesOf(step.value)))) {
        await iterator.return?.();
        return;
      }
    }
  }

  async #writeList(list: unknown[], types: readonly MediaType[], response: HttpServletResponse): Promise<void> {
    for (const type of types.length > 0 ? types : [MediaType.ALL]) {
      const wanted = type.isConcrete ? type : undefined;
      const converter = this.#converters.find((one) => one.canWrite(Array as unknown as Class, wanted));
      if (converter) return converter.write(list, undefined, wanted, new ServletServerHttpResponse(response));
    }
    throw new HttpMediaTypeNotAcceptableException(
      this.#converters.flatMap((one) => one.getSupportedMediaTypes(Array as unknown as Class)),
    );
  }
}

/** What the answer is already said to be, else what the handler produces, else what the client accepts. */
function wantedTypes(request: HttpServletRequest, response: HttpServletResponse): readonly MediaType[] {
  const { contentType } = response;
  if (contentType !== undefined) return [MediaType.parseMediaType(contentType)];
  const produced = getHandlerMatch(request)?.producibleMediaTypes;
  return produced ?? MediaType.sortBySpecificity(MediaType.parseMediaTypes(request.getHeaders('Accept')));
}

function styleOf(types: readonly MediaType[], first: unknown): Style | undefined {
  const wants = (type: MediaType) => types.some((one) => type.equalsTypeAndSubtype(one));
  if (first instanceof SseEventBuilder || wants(MediaType.TEXT_EVENT_STREAM)) return EVENTS;
  if (typeof first === 'string') return TEXTS;
  if (first instanceof Uint8Array) return BYTES;
  return wants(MediaType.APPLICATION_NDJSON) ? LINES : undefined;
}

async function listOf(first: IteratorResult<unknown>, iterator: AsyncIterator<unknown>): Promise<unknown[]> {
  const list: unknown[] = [];
  for (let step = first; !step.done; step = await iterator.next()) list.push(step.value);
  return list;
}
