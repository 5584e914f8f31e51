import { IllegalArgumentException, type MaybePromise } from '@vernal/core';
import { MediaType } from '../http/media-type.js';
import { SseEmitter } from '../method/async/sse-emitter.js';
import { SseEventBuilder } from '../method/async/sse-event-builder.js';
import { EmitterBuilder } from './emitter-builder.js';
import { emitterWriter } from './emitter-writer.js';
import type { ResponseWriter } from './server-response-context.js';

/**
 * Sends server-sent events: fields are collected until {@link data} or {@link send} sends them as one event. Wait for the
 * promise that these return, where there is one: the client is slower then. Source: Spring `ServerResponse.SseBuilder`.
 */
export class SseBuilder extends EmitterBuilder<SseEmitter> {
  #event = new SseEventBuilder();

  /** Sends the event so far, with that data where some is given. False: it came too late. */
  send(data?: NonNullable<unknown>): MaybePromise<boolean> {
    if (data !== undefined) return this.data(data);
    const event = this.#event;
    this.#event = new SseEventBuilder();
    return this.emitter.send(event);
  }

  /** Sends the event so far with that data: a text as it is, anything else as JSON. False: it came too late. */
  data(data: NonNullable<unknown>): MaybePromise<boolean> {
    this.#event.data(data, typeof data === 'string' ? undefined : MediaType.APPLICATION_JSON);
    return this.send();
  }

  /** Throws an `IllegalArgumentException` for an empty one, and for more than one line. */
  id(id: string): this {
    this.#event.id(notEmpty('id', id));
    return this;
  }

  /** The name of the event. Throws an `IllegalArgumentException` for an empty one, and for more than one line. */
  event(name: string): this {
    this.#event.name(notEmpty('name', name));
    return this;
  }

  /** Milliseconds after which a client reconnects. */
  retry(milliseconds: number): this {
    this.#event.reconnectTime(milliseconds);
    return this;
  }

  comment(comment: string): this {
    this.#event.comment(comment);
    return this;
  }
}

/** Writes what `consumer` sends. Source: Spring `SseServerResponse`. */
export function sseWriter(
  consumer: (events: SseBuilder) => MaybePromise<unknown>,
  timeout: number | undefined,
): ResponseWriter {
  return emitterWriter(
    () => new SseEmitter(timeout),
    (emitter) => consumer(new SseBuilder(emitter)),
  );
}

function notEmpty(what: string, text: string): string {
  if (text !== '') return text;
  throw new IllegalArgumentException(`The ${what} of an event must not be empty`);
}
