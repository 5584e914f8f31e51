import { ImageError } from '../model/image-error.js';

/** The pieces of an answer's body. Throws `truncated` where it breaks off, and the signal's reason where that ends it. */
export function bodyOf({ body }: Response, url: string, signal: AbortSignal): AsyncIterable<Uint8Array> {
  return body ? chunks(body, url, signal) : nothing;
}

async function* chunks(
  body: ReadableStream<Uint8Array>,
  url: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = body.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw ImageError.from(error, 'truncated', url);
  } finally {
    await reader.cancel().catch(() => {});
  }
}

const nothing: AsyncIterable<Uint8Array> = {
  async *[Symbol.asyncIterator]() {},
};
