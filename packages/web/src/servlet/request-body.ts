import { MaxUploadSizeExceededException } from '../errors/multipart-exceptions.js';
import type { HttpServletRequest } from './http-servlet-request.js';

/** The client went away before its request or the answer was complete. Source: Tomcat `ClientAbortException`. */
export class ClientAbortException extends Error {
  override get name(): string {
    return 'ClientAbortException';
  }
}

/**
 * Collects a body. Throws a {@link MaxUploadSizeExceededException} as soon as it is known to have more than `limit` bytes (the
 * rest is then not kept), a {@link ClientAbortException} for one that ends early. `announced` is its `Content-Length`, or less than 0.
 */
export function collectBody(raw: HttpServletRequest['raw'], announced: number, limit: number): Promise<Uint8Array> {
  if (announced > limit) return Promise.reject(new MaxUploadSizeExceededException(limit));
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    let isSettled = false;
    const settle = (act: () => void) => {
      if (isSettled) return;
      isSettled = true;
      act();
      chunks.length = 0;
    };
    const onData = (chunk: Uint8Array) => {
      size += chunk.length;
      if (size > limit) settle(() => reject(new MaxUploadSizeExceededException(limit)));
      else chunks.push(chunk);
    };
    const onEnd = () => settle(() => resolve(chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks)));
    const onEarlyEnd = () =>
      settle(() => reject(new ClientAbortException('The request ended before its body was complete')));
    if (raw.destroyed) onEarlyEnd();
    else raw.on('data', onData).on('end', onEnd).on('close', onEarlyEnd).on('error', onEarlyEnd);
  });
}
