import type { ReadableFields } from './readable-fields.js';

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
interface Moment {
  readonly age: string | null;
  readonly date: string | null;
}

const OF_THE_MOMENT = new Set(['age', 'date']);

/** Fields of a 304 that describe the stored body and must not be taken from an answer without one (RFC 9111 §3.2). */
const NOT_RENEWED = new Set([...NOT_STORED, 'content-encoding', 'content-length', 'content-range', 'content-type']);

/**
 * What is kept of an answer's head beside its bytes: the origin's own words, so that the next conditional request can
 * echo its validators byte for byte. Immutable.
 */
export class ResponseMetadata {
  /** The fields as they came, or as confirmations changed them. */
  readonly #said: ReadableFields;
  /** What the last confirmation said of its moment, in place of what `#said` has. */
  #moment: Moment | undefined;
  #headers: Headers | undefined;

  constructor(
    /** The URL that answered, after redirects. */
    readonly url: string,
    readonly status: number,
    headers: ReadableFields,
    /** When the request was sent and its answer's head arrived, in ms since the epoch. */
    readonly requestTime: number,
    readonly responseTime: number,
  ) {
    this.#said = headers;
  }

  /** As they came; not all of them are stored. */
  get headers(): Headers {
    this.#headers ??= this.#moment ? withMoment(this.#said, this.#moment) : headersOf(this.#said);
    return this.#headers;
  }

  static from(stored: StoredResponseMetadata): ResponseMetadata {
    const { url, status, headers, requestTime, responseTime } = stored;
    return new ResponseMetadata(url, status, new Headers(headers), requestTime, responseTime);
  }

  /** A field by its lower-case name. */
  field(name: string): string | null {
    if (this.#moment && (name === 'age' || name === 'date')) return this.#moment[name];
    return this.#said.get(name);
  }

  /** The entity tag exactly as it came, weakness mark and quotes included. */
  get etag(): string | null {
    return this.#said.get('etag');
  }

  /** The modification date exactly as it came. */
  get lastModified(): string | null {
    return this.#said.get('last-modified');
  }

  /** This entry after a 304 confirmed it: each field that the 304 carries replaces the stored one (RFC 9111 §4.3.4). */
  renewedBy(confirmation: ResponseMetadata): ResponseMetadata {
    const { requestTime, responseTime } = confirmation;
    const fields = lasting(confirmation.#said, NOT_RENEWED);
    const isChanged = this.#isChangedBy(fields);
    const said = isChanged ? replaced(this.headers, fields) : this.#said;
    const renewed = new ResponseMetadata(this.url, this.status, said, requestTime, responseTime);
    if (!isChanged)
      renewed.#moment = { date: confirmation.field('date') ?? this.field('date'), age: confirmation.field('age') };
    return renewed;
  }

  /** Whether one is the other with newer confirmations, which said nothing new apart from when they were made. */
  saysTheSameAs(other: ResponseMetadata): boolean {
    return this.#said === other.#said;
  }

  #isChangedBy(fields: readonly [string, string][]): boolean {
    return fields.some(([name, value]) => !OF_THE_MOMENT.has(name) && this.#said.get(name) !== value);
  }

  /** What may be stored. @param options.keepsCookies whether Set-Cookie is, for giving the answer again as it was. Default false. */
  toStored({ keepsCookies = false } = {}): StoredResponseMetadata {
    const { url, status, requestTime, responseTime } = this;
    const fields = lasting(this.headers, NOT_STORED);
    const headers = keepsCookies ? fields : fields.filter(([name]) => name !== 'set-cookie');
    return { url, status, headers, requestTime, responseTime };
  }
}

function headersOf(fields: ReadableFields): Headers {
  if (fields instanceof Headers) return fields;
  const headers = new Headers();
  fields.forEach((value, name) => {
    headers.append(name, value);
  });
  return headers;
}

function withMoment(said: ReadableFields, moment: Moment): Headers {
  const headers = new Headers(headersOf(said));
  for (const name of ['age', 'date'] as const) {
    const value = moment[name];
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return headers;
}

function replaced(headers: Headers, fields: readonly [string, string][]): Headers {
  const renewed = new Headers(headers);
  renewed.delete('age');
  for (const [name] of fields) renewed.delete(name);
  for (const [name, value] of fields) renewed.append(name, value);
  return renewed;
}

/** What may be kept of these fields. */
function lasting(fields: ReadableFields, excepted: ReadonlySet<string>): [string, string][] {
  const named = fields.get('connection');
  const isUsual = named === null || named === 'keep-alive' || named === 'close';
  const ofConnection = isUsual ? [] : named.split(',').map((name) => name.trim().toLowerCase());
  const kept: [string, string][] = [];
  fields.forEach((value, name) => {
    if (!excepted.has(name) && !ofConnection.includes(name)) kept.push([name, value]);
  });
  return kept;
}
