import type { MaybePromise } from '@vernal/core';

/** Where a body is written bit by bit. */
export interface StreamingOutput {
  /** Texts are written in the charset of the answer. Wait for the promise, where there is one, before writing more. */
  write(chunk: string | Uint8Array): MaybePromise<void>;
  /** Sends what was written. */
  flush(): MaybePromise<void>;
}

/** A body that a handler returns and that a function writes after it. Source: Spring `StreamingResponseBody`. */
export class StreamingResponseBody {
  /** Writes the body; its end is the end of the answer. The signal is aborted where the client goes away. */
  readonly writeTo: (output: StreamingOutput, signal: AbortSignal) => MaybePromise<void>;

  constructor(writeTo: (output: StreamingOutput, signal: AbortSignal) => MaybePromise<void>) {
    this.writeTo = writeTo;
  }
}
