import { ResponseMetadata } from '../http/response-metadata.js';
import { ImageError } from '../model/image-error.js';
import type { ImageDownloaderResponseModifier } from '../protocols/download-modifiers.js';
import type { TransportResponse } from '../protocols/transport.js';
import { onDemand } from '../tasks/on-demand.js';
import type { AttemptObserver, AttemptResult } from './attempt-observer.js';
import { BodyBuffer } from './body-buffer.js';
import { drain, type Exchanged } from './exchange.js';
import { DEFAULT_MAX_BYTES, type DownloadDescription, type DownloadSession } from './image-downloader-config.js';
import { modifying } from './modification-on-demand.js';
import { checkResponse, expectedLength } from './response-checks.js';
import { continues, type ResumableData, ResumableStore } from './resumable-data.js';

const times = onDemand(() => import('../http/freshness.js'));

/** Reads one answer: judges its head, then takes in its body. */
export class AnswerReader {
  readonly #description: DownloadDescription;
  readonly #session: DownloadSession;
  readonly #observer: AttemptObserver;
  readonly #response: TransportResponse;
  /** The beginning of the body, where the rest was asked for. */
  readonly #kept: ResumableData | undefined;
  #head: ResponseMetadata;
  #retryAfter: number | undefined;

  constructor(
    description: DownloadDescription,
    session: DownloadSession,
    observer: AttemptObserver,
    { response, requestTime, responseTime }: Exchanged,
    kept: ResumableData | undefined,
  ) {
    this.#description = description;
    this.#session = session;
    this.#observer = observer;
    this.#response = response;
    this.#kept = kept;
    this.#head = new ResponseMetadata(response.url, response.status, response.headers, requestTime, responseTime);
  }

  /** @throws ImageError `response` where the modifier refuses the answer */
  async modify(modifier: ImageDownloaderResponseModifier): Promise<void> {
    this.#observer.onRest();
    try {
      this.#head = await (await modifying()).modifiedResponse(this.#head, modifier, this.#description.url);
    } catch (error) {
      letGo(this.#response);
      throw error;
    }
  }

  /** Looks up how long the origin asks us to wait, where it does. What cannot be read asks for nothing. */
  async readRetryAfter(): Promise<void> {
    const field = this.#head.field('retry-after');
    try {
      if (field) this.#retryAfter = (await times()).parseRetryAfter(field, Date.now());
    } catch {}
  }

  /** Why the body is not wanted, and is let go; undefined where it is, which is told. */
  get refusal(): ImageError | undefined {
    const { options, url } = this.#description;
    const isIgnored = options.ignoreCachedResponse === true && this.#response.fromHttpCache === true;
    const isRest = this.#kept !== undefined && continues(this.#head, this.#kept);
    const refusal = checkResponse(this.#head, url, this.#session.settings, {
      isIgnored,
      isRest,
      retryAfter: this.#retryAfter,
    });
    if (refusal) letGo(this.#response);
    else this.#observer.onResponse(this.#head);
    return refusal;
  }

  /** @throws ImageError */
  async receive(): Promise<AttemptResult> {
    const { url, context } = this.#description;
    const beginning = this.#kept && continues(this.#head, this.#kept) ? this.#kept.data : undefined;
    const body = await this.#receive(beginning);
    const decryptor = this.#decryptor;
    const data = decryptor ? await (await modifying()).decrypted(body, this.#head, decryptor, url) : body;
    if (context.integrity !== undefined) await (await modifying()).checkIntegrity(data, context.integrity, url);
    const received = body.length - (beginning?.length ?? 0);
    return { data, metadata: asWhole(this.#head, body.length), timing: this.#response.timing, received };
  }

  async #receive(beginning: Uint8Array | undefined): Promise<Uint8Array<ArrayBuffer>> {
    const response = this.#response;
    const { url } = this.#description;
    const { maxBytes = DEFAULT_MAX_BYTES } = this.#session.settings;
    const decrypts = this.#decryptor !== undefined;
    const rest = expectedLength(response.headers);
    const expected = rest === 0 ? 0 : rest + (beginning?.length ?? 0);
    const buffer = new BodyBuffer(url, expected, maxBytes);
    this.#observer.onProgress(0, expected);
    this.#observer.onActivity();
    try {
      if (beginning) buffer.append(beginning);
      for await (const chunk of response.body) {
        this.#observer.onActivity();
        buffer.append(chunk);
        this.#observer.onProgress(buffer.length, expected);
        if (!decrypts) this.#observer.onData(buffer.view, expected);
      }
      return buffer.finish();
    } catch (error) {
      this.#session.resumables ??= new ResumableStore();
      this.#session.resumables.keep(url, buffer.view, this.#head);
      throw brokenOff(error, url, buffer.length, expected);
    } finally {
      this.#observer.onRest();
    }
  }

  get #decryptor() {
    return this.#description.context.decryptor ?? this.#session.settings.decryptor;
  }
}

/** What breaks off is told of with how far it came. */
function brokenOff(error: unknown, url: string, received: number, expected: number): unknown {
  if (!ImageError.is(error, 'truncated') || error.context.expected !== undefined) return error;
  const { cause } = error;
  const message = `The answer broke off after ${received} of ${expected || '?'} bytes (${(cause as Error)?.message})`;
  return new ImageError('truncated', url, message, { received, expected }, { cause });
}

/** The head as it would have been without a range: what is stored has to describe the whole. */
function asWhole(head: ResponseMetadata, length: number): ResponseMetadata {
  if (head.status !== 206) return head;
  const headers = new Headers(head.headers);
  headers.delete('content-range');
  headers.set('content-length', String(length));
  return new ResponseMetadata(head.url, head.status, headers, head.requestTime, head.responseTime);
}

/** A 304 has no body that could keep its connection. */
function letGo(response: TransportResponse): void {
  if (response.status !== 304) drain(response).catch(() => {});
}
