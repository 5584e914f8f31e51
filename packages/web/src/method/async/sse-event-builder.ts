import { IllegalArgumentException } from '@vernal/core';
import { MediaType } from '../../http/media-type.js';
import type { DataWithMediaType } from './response-body-emitter.js';

const TEXT = new MediaType('text', 'plain', { charset: 'UTF-8' });
const LINE_END = /\r\n|[\r\n]/g;

/** Puts a server-sent event together, field by field in the order of the calls. Source: Spring `SseEventBuilder`; HTML section 9.2.5. */
export class SseEventBuilder {
  readonly #pieces: DataWithMediaType[] = [];
  #text = '';

  /** What a client that reconnects names as the last event. Throws an `IllegalArgumentException` for more than one line. */
  id(id: string): this {
    return this.#append(`id:${oneLine(id)}\n`);
  }

  /** The type of the event. Throws an `IllegalArgumentException` for more than one line. */
  name(name: string): this {
    return this.#append(`event:${oneLine(name)}\n`);
  }

  /** Milliseconds after which a client reconnects. */
  reconnectTime(milliseconds: number): this {
    return this.#append(`retry:${milliseconds}\n`);
  }

  comment(comment: string): this {
    return this.#append(`:${comment.replace(LINE_END, '\n:')}\n`);
  }

  /** A line of data for each line of a text; other values are written by the message converter for them. */
  data(data: unknown, mediaType?: MediaType): this {
    this.#append('data:').#flush();
    this.#pieces.push({ data: typeof data === 'string' ? data.replace(LINE_END, '\ndata:') : data, mediaType });
    return this.#append('\n');
  }

  /** The event in pieces; none where nothing was said. */
  build(): DataWithMediaType[] {
    if (this.#text === '' && this.#pieces.length === 0) return [];
    this.#append('\n').#flush();
    return this.#pieces;
  }

  #append(text: string): this {
    this.#text += text;
    return this;
  }

  #flush(): void {
    this.#pieces.push({ data: this.#text, mediaType: TEXT });
    this.#text = '';
  }
}

function oneLine(text: string): string {
  if (!/[\r\n]/.test(text)) return text;
  throw new IllegalArgumentException(`'${text}' has several lines: the name and the id of an event have one`);
}
