import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { ResponseHeaders } from '../servlet/response-headers.js';
import { CompressibleAnswer } from './compressible-answer.js';

type RawRequest = HttpServletRequest['raw'];
type RawResponse = HttpServletResponse['raw'];
type Listener = (raw: RawRequest, rawResponse: RawResponse) => void;

/** Settings of a {@link Compression}. */
export interface CompressionOptions {
  /** Types of the answers that are compressed, without parameters. Default: {@link DEFAULT_MIME_TYPES}. */
  readonly mimeTypes?: readonly string[];
  /** Bytes from which on an answer is compressed; one whose length is not known always is. Default 2048. */
  readonly minResponseSize?: number;
  /** Clients whose `User-Agent` one of these patterns is found in get nothing compressed. Default: none. */
  readonly excludedUserAgents?: readonly RegExp[];
}

/** Source: Spring Boot `Compression`. */
export const DEFAULT_MIME_TYPES: readonly string[] = [
  'text/html',
  'text/xml',
  'text/plain',
  'text/css',
  'text/javascript',
  'application/javascript',
  'application/json',
  'application/xml',
];

const DEFAULT_MIN_RESPONSE_SIZE = 2048;
const EVENT_STREAM = 'text/event-stream';

/**
 * Sends answers compressed by gzip to clients that accept it. An answer is sent as it is where it is short or of another type; where it
 * has a `Content-Encoding`, is a part (RFC 9110 section 14), an event stream, or not to be transformed (RFC 9111 section 5.2.2.6); and where it
 * has a strong `ETag`, which promises the same bytes. Source: Spring Boot `server.compression`, Tomcat `CompressionConfig`.
 */
export class Compression {
  readonly #types: ReadonlySet<string>;
  readonly #minSize: number;
  readonly #excluded: readonly RegExp[];

  constructor(options: CompressionOptions = {}) {
    this.#types = new Set((options.mimeTypes ?? DEFAULT_MIME_TYPES).map(withoutParameters));
    this.#minSize = options.minResponseSize ?? DEFAULT_MIN_RESPONSE_SIZE;
    this.#excluded = options.excludedUserAgents ?? [];
  }

  /** The listener of an application, whose answers are compressed. */
  around(listener: Listener): Listener {
    return (raw, rawResponse) => {
      const isAccepted = this.#accepts(raw);
      new CompressibleAnswer(rawResponse, (status, headers) => this.#prepare(status, headers, isAccepted));
      listener(raw, rawResponse);
    };
  }

  /** Whether the answer is to be compressed; where another client would get it so, `Vary` says it. */
  #prepare(status: number, headers: ResponseHeaders, isAccepted: boolean): boolean {
    if (!this.#isCompressible(status, headers)) return false;
    addVary(headers);
    if (!isAccepted) return false;
    headers.remove('Content-Length');
    headers.set('Content-Encoding', 'gzip');
    return true;
  }

  #isCompressible(status: number, headers: ResponseHeaders): boolean {
    if (status < 200 || status === 204 || status === 205 || status === 206 || status === 304) return false;
    const type = withoutParameters(headers.get('Content-Type') ?? '');
    if (!this.#types.has(type) || type === EVENT_STREAM) return false;
    const length = headers.get('Content-Length');
    if (length !== undefined && Number(length) < this.#minSize) return false;
    if (headers.get('Content-Encoding') !== undefined || headers.get('Content-Range') !== undefined) return false;
    if (/\bno-transform\b/i.test(headers.getAll('Cache-Control').join())) return false;
    return headers.get('ETag')?.trim().startsWith('W/') ?? true;
  }

  #accepts({ headers }: RawRequest): boolean {
    if (!acceptsGzip(headers['accept-encoding'])) return false;
    const agent = headers['user-agent'] ?? '';
    return !this.#excluded.some((pattern) => agent.search(pattern) >= 0);
  }
}

/** Whether gzip is named, and not with the weight 0. Source: RFC 9110 section 12.5.3; a `*` means nothing here, as in Tomcat. */
function acceptsGzip(header: string | string[] | undefined): boolean {
  return String(header ?? '')
    .toLowerCase()
    .split(',')
    .some((coding) => /^\s*(?:x-)?gzip\s*(?:;|$)/.test(coding) && !/;\s*q=0(?:\.0*)?\s*$/.test(coding));
}

function addVary(headers: ResponseHeaders): void {
  const names = headers.getAll('Vary').flatMap((value) => value.toLowerCase().split(/\s*,\s*/));
  if (names.includes('*') || names.includes('accept-encoding')) return;
  const known = headers.get('Vary');
  headers.set(
    'Vary',
    known === undefined ? 'Accept-Encoding' : `${headers.getAll('Vary').join(', ')}, Accept-Encoding`,
  );
}

const withoutParameters = (type: string): string => type.replace(/;.*/s, '').trim().toLowerCase();
