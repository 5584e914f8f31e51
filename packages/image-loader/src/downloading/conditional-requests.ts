import type { ResponseMetadata } from '../http/response-metadata.js';

/** Asks whether what is cached still holds: the origin's own validators, byte for byte; nothing where it gave none. */
export function addConditions(headers: Headers, cached: ResponseMetadata | undefined): void {
  const etag = cached?.etag;
  const lastModified = cached?.lastModified;
  if (etag && !headers.has('if-none-match')) headers.set('if-none-match', etag);
  if (lastModified && !headers.has('if-modified-since')) headers.set('if-modified-since', lastModified);
}
