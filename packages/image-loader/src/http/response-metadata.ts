/** What JSON and structured clones carry of a {@link ResponseMetadata}. */
export interface StoredResponseMetadata {
  url: string;
  status: number;
  headers: [string, string][];
  requestTime: number;
  responseTime: number;
}

/** Fields that belong to one connection or one exchange and are not stored (RFC 9111 §3.1). */
const NOT_STORED = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/** Fields that are new with every answer. */
const OF_THE_MOMENT = new Set(['age', 'date']);

/** Fields of a 304 that describe the stored body and must not be taken from an answer without one (RFC 9111 §3.2). */
const NOT_RENEWED = new Set([...NOT_STORED, 'content-encoding', 'content-length', 'content-range', 'content-type']);

/**
 * What is kept of an answer's head beside its bytes: the origin's own words, so that the next conditional request can
 * echo its validators byte for byte. Immutable.
 */
export class ResponseMetadata {
  #renewing: [string, string][] | undefined;

  constructor(
    /** The URL that answered, after redirects. */
    readonly url: string,
    readonly status: number,
    /** As they came; not all of them are stored. */
    readonly headers: Headers,
    /** When the request was sent and its answer's head arrived, in ms since the epoch. */
    readonly requestTime: number,
    readonly responseTime: number,
  ) {}

  static from(stored: StoredResponseMetadata): ResponseMetadata {
    const { url, status, headers, requestTime, responseTime } = stored;
    return new ResponseMetadata(url, status, new Headers(headers), requestTime, responseTime);
  }

  /** The entity tag exactly as it came, weakness mark and quotes included. */
  get etag(): string | null {
    return this.headers.get('etag');
  }

  /** The modification date exactly as it came. */
  get lastModified(): string | null {
    return this.headers.get('last-modified');
  }

  /** This entry after a 304 confirmed it: each field that the 304 carries replaces the stored one (RFC 9111 §4.3.4). */
  renewedBy(confirmation: ResponseMetadata): ResponseMetadata {
    const headers = new Headers(this.headers);
    headers.delete('age');
    const renewed = confirmation.#renewingFields;
    for (const [name] of renewed) headers.delete(name);
    for (const [name, value] of renewed) headers.append(name, value);
    return new ResponseMetadata(this.url, this.status, headers, confirmation.requestTime, confirmation.responseTime);
  }

  /** Whether a 304 says anything new, apart from when it was made. */
  isChangedBy(confirmation: ResponseMetadata): boolean {
    return confirmation.#renewingFields.some(
      ([name, value]) => !OF_THE_MOMENT.has(name) && this.headers.get(name) !== value,
    );
  }

  get #renewingFields(): [string, string][] {
    if (this.#renewing === undefined) {
      const dropped = connectionFields(this.headers);
      this.#renewing = [...this.headers].filter(([name]) => !NOT_RENEWED.has(name) && !dropped.includes(name));
    }
    return this.#renewing;
  }

  /** What may be stored. @param options.keepsCookies whether Set-Cookie is, for giving the answer again as it was. Default false. */
  toStored({ keepsCookies = false } = {}): StoredResponseMetadata {
    const { url, status, requestTime, responseTime } = this;
    const dropped = connectionFields(this.headers);
    if (!keepsCookies) dropped.push('set-cookie');
    const headers = [...this.headers].filter(([name]) => !NOT_STORED.has(name) && !dropped.includes(name));
    return { url, status, headers, requestTime, responseTime };
  }
}

function connectionFields(headers: Headers): string[] {
  return (
    headers
      .get('connection')
      ?.split(',')
      .map((name) => name.trim().toLowerCase()) ?? []
  );
}
