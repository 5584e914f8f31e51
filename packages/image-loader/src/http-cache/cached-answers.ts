import { currentAge } from '../http/freshness.js';
import { parseHttpDate } from '../http/http-date.js';
import type { TransportResponse } from '../protocols/transport.js';
import type { StoredResponse } from './stored-responses.js';

/** The answer that a stored response gives to a request: all of it, a range of it, or 304 where the request's conditions hold. */
export function answerFrom(stored: StoredResponse, request: Headers): TransportResponse {
  const { metadata, data } = stored;
  const headers = new Headers(metadata.headers);
  headers.set('age', String(Math.max(0, Math.floor(currentAge(metadata, Date.now()) / 1000))));
  const answer = { url: metadata.url, status: metadata.status, headers, fromHttpCache: true };
  if (metadata.status !== 200) return { ...answer, body: whole(data) };
  if (isNotModified(metadata.headers, request)) {
    for (const name of ['content-encoding', 'content-length', 'content-range']) headers.delete(name);
    return { ...answer, status: 304, body: whole(new Uint8Array()) };
  }
  const range = request.has('if-range') ? undefined : rangeOf(request.get('range'), data.length);
  if (range === undefined) return { ...answer, body: whole(data) };
  const [first, last] = range;
  headers.set('content-range', `bytes ${first}-${last}/${data.length}`);
  headers.set('content-length', String(last - first + 1));
  return { ...answer, status: 206, body: whole(data.subarray(first, last + 1)) };
}

/** The answer where the origin may not be asked (`only-if-cached`) or cannot be, and what is stored must not be given (RFC 9111 §5.2). */
export function gatewayTimeout(url: string): TransportResponse {
  return { url, status: 504, headers: new Headers(), body: whole(new Uint8Array()), fromHttpCache: true };
}

async function* whole(data: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  if (data.length > 0) yield data;
}

/** Whether what the requester has is what is stored: by its entity tags, else by its date (RFC 9110 §13.2.2). */
function isNotModified(stored: Headers, request: Headers): boolean {
  const tags = request.get('if-none-match');
  if (tags !== null) {
    const tag = stored.get('etag');
    if (tags.trim() === '*') return true;
    return tag !== null && tags.split(/,\s*(?=(?:W\/)?")/).some((candidate) => weak(candidate.trim()) === weak(tag));
  }
  const since = parseHttpDate(request.get('if-modified-since') ?? '');
  const modified = parseHttpDate(stored.get('last-modified') ?? stored.get('date') ?? '');
  return since !== undefined && modified !== undefined && modified <= since;
}

const weak = (tag: string) => tag.replace(/^W\//, '');

/** The first and last byte of a single range that can be served; undefined where the whole is to be given. */
function rangeOf(field: string | null, length: number): [first: number, last: number] | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(field?.trim() ?? '');
  if (match === null || (match[1] === '' && match[2] === '')) return undefined;
  if (match[1] === '') return length === 0 ? undefined : [Math.max(0, length - Number(match[2])), length - 1];
  const first = Number(match[1]);
  const last = match[2] === '' ? length - 1 : Math.min(Number(match[2]), length - 1);
  return first <= last ? [first, last] : undefined;
}
