import { getClass, IllegalArgumentException, isPromiseLike, type MaybePromise } from '@vernal/core';
import type { HttpMessageConverter } from '../../converters/http-message-converter.js';
import type { HttpServletResponse } from '../../servlet/http-servlet-response.js';
import { ClientAbortException } from '../../servlet/request-body.js';
import type { DeferredResult } from './deferred-result.js';
import type { DataWithMediaType, EmitterHandler } from './response-body-emitter.js';
import { StreamingOutputMessage } from './streaming-output-message.js';

/** Writes the pieces of an emitter by message converters; its end is the result of the request. */
export class ConvertingEmitterHandler implements EmitterHandler {
  readonly #converters: readonly HttpMessageConverter[];
  readonly #response: HttpServletResponse;
  readonly #result: DeferredResult;

  constructor(converters: readonly HttpMessageConverter[], response: HttpServletResponse, result: DeferredResult) {
    this.#converters = converters;
    this.#response = response;
    this.#result = result;
  }

  send(items: readonly DataWithMediaType[]): MaybePromise<boolean> {
    try {
      const written = this.#writeFrom(0, items);
      return isPromiseLike(written) ? written.then(() => true, unlessGone) : true;
    } catch (error) {
      return unlessGone(error);
    }
  }

  #writeFrom(start: number, items: readonly DataWithMediaType[]): MaybePromise<void> {
    for (let index = start; index < items.length; index++) {
      const written = this.#write(items[index] as DataWithMediaType);
      if (isPromiseLike(written)) return written.then(() => this.#writeFrom(index + 1, items));
    }
    return this.#response.flushBuffer();
  }

  #write({ data, mediaType }: DataWithMediaType): MaybePromise<void> {
    const type = data === null || data === undefined ? Object : getClass(data);
    for (const converter of this.#converters) {
      if (!converter.canWrite(type, mediaType)) continue;
      return converter.write(data, undefined, mediaType, new StreamingOutputMessage(this.#response));
    }
    throw new IllegalArgumentException(`No message converter writes a ${type.name} as ${mediaType ?? 'anything'}`);
  }

  complete(): void {
    this.#result.setResult(undefined);
  }

  completeWithError(failure: unknown): void {
    this.#result.setErrorResult(failure);
  }
}

/** Nobody is left to be told where the client is gone. */
function unlessGone(error: unknown): false {
  if (error instanceof ClientAbortException) return false;
  throw error;
}
