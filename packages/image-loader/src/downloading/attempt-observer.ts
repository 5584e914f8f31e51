import type { ResponseMetadata } from '../http/response-metadata.js';
import type { ImagePriority } from '../model/image-options.js';
import type { ImageDownloadRequest } from '../protocols/download-modifiers.js';
import type { Interruption } from '../protocols/interruption.js';
import type { TransportTiming } from '../protocols/transport.js';

/** Who follows an attempt. */
export interface AttemptObserver {
  readonly priority: ImagePriority;
  readonly interruption: Interruption;
  /** A request is sent. */
  onRequest(request: ImageDownloadRequest): void;
  /** The head of the answer is as wished. */
  onResponse(response: ResponseMetadata): void;
  /** Bytes have come: so many of so many (0 when unknown); none yet at the first call. */
  onProgress(received: number, expected: number): void;
  /** All bytes so far; not called where they have to be decrypted. */
  onData(data: Uint8Array<ArrayBuffer>, expected: number): void;
  /** Something came or went on the wire: the idle timer starts anew. */
  onActivity(): void;
  /** Nothing is expected from the wire: the idle timer stops. */
  onRest(): void;
}

/** What an attempt brings. */
export interface AttemptResult {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly metadata: ResponseMetadata;
  readonly timing: TransportTiming | undefined;
  /** Bytes of the body that came over the network. */
  readonly received: number;
}
