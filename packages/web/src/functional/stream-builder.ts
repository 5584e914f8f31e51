import type { MaybePromise } from '@vernal/core';
import type { MediaType } from '../http/media-type.js';
import { ResponseBodyEmitter } from '../method/async/response-body-emitter.js';
import { EmitterBuilder } from './emitter-builder.js';
import { emitterWriter } from './emitter-writer.js';
import type { ResponseWriter } from './server-response-context.js';

/**
 * Writes a body bit by bit; each piece is sent at once. Wait for the promise that {@link write} returns, where there is one:
 * the client is slower then. Source: Spring `ServerResponse.StreamBuilder`.
 */
export class StreamBuilder extends EmitterBuilder<ResponseBodyEmitter> {
  /** A text is written in UTF-8, bytes as they are, anything else by the message converter for it. False: it came too late. */
  write(piece: NonNullable<unknown>, mediaType?: MediaType): MaybePromise<boolean> {
    return this.emitter.send(typeof piece === 'string' ? Buffer.from(piece) : piece, mediaType);
  }
}

/** Writes what `consumer` writes. Source: Spring `StreamingServerResponse`. */
export function streamWriter(consumer: (stream: StreamBuilder) => MaybePromise<unknown>): ResponseWriter {
  return emitterWriter(
    () => new ResponseBodyEmitter(),
    (emitter) => consumer(new StreamBuilder(emitter)),
  );
}
