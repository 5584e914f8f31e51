import type { MaybePromise } from '@vernal/core';
import { MediaType } from '../../http/media-type.js';
import type { HttpServletResponse } from '../../servlet/http-servlet-response.js';
import { ResponseBodyEmitter } from './response-body-emitter.js';
import { SseEventBuilder } from './sse-event-builder.js';

/** Sends server-sent events. Source: Spring `SseEmitter`. */
export class SseEmitter extends ResponseBodyEmitter {
  static event(): SseEventBuilder {
    return new SseEventBuilder();
  }

  /** Sends an event: one that was put together, or one with this data alone. See {@link ResponseBodyEmitter.send}. */
  override send(data: unknown, mediaType?: MediaType): MaybePromise<boolean> {
    const event = data instanceof SseEventBuilder ? data : SseEmitter.event().data(data, mediaType);
    return this.sendAll(event.build());
  }

  override extendResponse(response: HttpServletResponse): void {
    response.contentType ??= MediaType.TEXT_EVENT_STREAM.toString();
  }
}
