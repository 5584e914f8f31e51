import { mergeHeaders } from '../http/merge-headers.js';
import { ResponseMetadata } from '../http/response-metadata.js';
import { ImageError } from '../model/image-error.js';
import type { ImagePriority } from '../model/image-options.js';
import type {
  ImageDownloaderRequestModifier,
  ImageDownloaderResponseModifier,
  ImageDownloadRequest,
} from '../protocols/download-modifiers.js';
import type { Interruption } from '../protocols/interruption.js';
import type { TransportResponse, TransportTiming } from '../protocols/transport.js';
import { BodyBuffer } from './body-buffer.js';
import { addConditions } from './conditional-requests.js';
import { drain, type Exchanged, type ExchangeSession, exchange } from './exchange.js';
import { DEFAULT_MAX_BYTES, type DownloadDescription, type DownloadSession } from './image-downloader-config.js';
import { checkIntegrity, checkResponse, expectedLength } from './response-checks.js';
import { addRange, continues, type ResumableData } from './resumable-data.js';

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

/** An answer whose body is still to come. */
interface Answer {
  readonly head: ResponseMetadata;
  readonly response: TransportResponse;
  /** What is there of the body from an earlier try. */
  readonly beginning: Uint8Array | undefined;
}

/** One try of a download: the request with all that belongs into it, the answer's head, its body. {@link run} is the whole. */
export class DownloadAttempt {
  readonly #description: DownloadDescription;
  readonly #session: DownloadSession;
  readonly #observer: AttemptObserver;

  constructor(description: DownloadDescription, session: DownloadSession, observer: AttemptObserver) {
    this.#description = description;
    this.#session = session;
    this.#observer = observer;
  }

  /** @throws ImageError */
  run(): Promise<AttemptResult> {
    return new Promise((resolve, reject) => {
      const answered = (answer: Answer | ImageError) => {
        if (answer instanceof ImageError) reject(answer);
        else resolve(this.#receiveAll(answer));
      };
      this.#ask().then(answered, reject);
    });
  }

  /** @returns an answer whose body is wanted, or why it is not */
  async #ask(): Promise<Answer | ImageError> {
    const { context } = this.#description;
    const { settings } = this.#session;
    const { requestModifier = settings.requestModifier, responseModifier = settings.responseModifier } = context;
    const plain = this.#plainRequest();
    const isFiltered = settings.headersFilter !== undefined || requestModifier !== undefined;
    const request = isFiltered ? await this.#filtered(plain, requestModifier) : plain;
    const kept = this.#resume(request);
    const exchanged = await this.#exchange(request, kept);
    const { response } = exchanged;
    const received = metadataOf(exchanged);
    const head = responseModifier ? await this.#modified(received, responseModifier, response) : received;
    const refusal = this.#refusal(head, response, kept);
    if (refusal) letGo(response);
    else this.#observer.onResponse(head);
    return refusal ?? { head, response, beginning: kept && continues(head, kept) ? kept.data : undefined };
  }

  async #receiveAll({ head, response, beginning }: Answer): Promise<AttemptResult> {
    const { url, context } = this.#description;
    const body = await this.#receive(response, head, beginning);
    const data = await this.#decrypt(body, head);
    await checkIntegrity(data, context.integrity, url);
    const received = body.length - (beginning?.length ?? 0);
    return { data, metadata: asWhole(head, body.length), timing: response.timing, received };
  }

  /** The downloader's headers, the caller's, the conditions. */
  #plainRequest(): ImageDownloadRequest {
    const { url, context, cached } = this.#description;
    try {
      const headers = mergeHeaders(this.#session.headers, context.headers);
      addConditions(headers, cached);
      return { url, method: 'GET', headers };
    } catch (error) {
      throw ImageError.from(error, 'forbidden', url);
    }
  }

  /** First the filter, then the modifier. */
  async #filtered(
    plain: ImageDownloadRequest,
    modifier: ImageDownloaderRequestModifier | undefined,
  ): Promise<ImageDownloadRequest> {
    const { url } = this.#description;
    const { headersFilter } = this.#session.settings;
    try {
      const filtered = headersFilter && (await headersFilter(url, plain.headers));
      const request = filtered ? { ...plain, headers: new Headers(filtered) } : plain;
      const modified = modifier ? await modifier(request) : request;
      if (modified !== null) return modified;
    } catch (error) {
      throw ImageError.from(error, 'forbidden', url);
    }
    throw new ImageError('forbidden', url, 'The request modifier refused the request', { reason: 'request-modifier' });
  }

  /** Asks for the rest where the beginning is there, and nobody has asked for a range. */
  #resume(request: ImageDownloadRequest): ResumableData | undefined {
    const { url, options } = this.#description;
    const { resumables, settings, transport } = this.#session;
    const { resumable = true } = settings;
    const isPlain = request.method === 'GET' && !request.headers.has('range') && !options.useHttpCache;
    if (!resumable || !isPlain || !transport.sendsFreely(url)) return undefined;
    const kept = resumables.take(url);
    if (kept) addRange(request.headers, kept);
    return kept;
  }

  async #exchange(request: ImageDownloadRequest, kept: ResumableData | undefined): Promise<Exchanged> {
    const { url, options } = this.#description;
    if (options.allowInvalidTls && !this.#session.transport.canAllowInvalidTls) {
      throw new ImageError('unsupported', url, 'allowInvalidTls cannot be honoured here');
    }
    const session = this.#exchangeSession(request);
    const exchanged = await exchange(request, session);
    if (kept === undefined || exchanged.response.status !== 416) return exchanged;
    await drain(exchanged.response);
    for (const name of ['range', 'if-range']) request.headers.delete(name);
    return exchange(request, session);
  }

  #exchangeSession(request: ImageDownloadRequest): ExchangeSession {
    const { url, options, context } = this.#description;
    const { useHttpCache = false, handleCookies = false, allowInvalidTls = false } = options;
    const { continueInBackground = false } = options;
    const { priority, interruption } = this.#observer;
    const { transport, settings, digestHash, followUps } = this.#session;
    return {
      followUps,
      transport,
      settings,
      digestHash,
      allow: context.allow,
      url,
      transportRequest: ({ url, method, headers, body }) => ({
        url,
        method,
        headers,
        body,
        priority,
        useHttpCache,
        handleCookies,
        allowInvalidTls,
        continueInBackground,
        interruption,
      }),
      onRequest: () => {
        this.#observer.onActivity();
        this.#observer.onRequest(request);
      },
    };
  }

  async #modified(
    received: ResponseMetadata,
    modifier: ImageDownloaderResponseModifier,
    response: TransportResponse,
  ): Promise<ResponseMetadata> {
    try {
      const modified = await this.#asking(() => modifier(received));
      if (modified !== null) return modified;
      throw new ImageError('response', this.#description.url, 'The response modifier refused the answer');
    } catch (error) {
      letGo(response);
      throw error;
    }
  }

  #refusal(
    head: ResponseMetadata,
    response: TransportResponse,
    kept: ResumableData | undefined,
  ): ImageError | undefined {
    const { options, url } = this.#description;
    const isIgnored = options.ignoreCachedResponse === true && response.fromHttpCache === true;
    const isRest = kept !== undefined && continues(head, kept);
    return checkResponse(head, url, this.#session.settings, { isIgnored, isRest });
  }

  async #receive(
    response: TransportResponse,
    head: ResponseMetadata,
    beginning: Uint8Array | undefined,
  ): Promise<Uint8Array<ArrayBuffer>> {
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
      this.#session.resumables.keep(url, buffer.view, head);
      throw error;
    } finally {
      this.#observer.onRest();
    }
  }

  async #decrypt(body: Uint8Array<ArrayBuffer>, head: ResponseMetadata): Promise<Uint8Array<ArrayBuffer>> {
    const decryptor = this.#decryptor;
    if (decryptor === undefined) return body;
    const data = await this.#asking(() => decryptor(body, head));
    if (data === null) throw new ImageError('response', this.#description.url, 'The decryptor refused the data');
    return data;
  }

  /** Asks a function of the application, which may take its time; what it throws is its refusal. */
  async #asking<Value>(ask: () => Value | Promise<Value>): Promise<Value> {
    this.#observer.onRest();
    try {
      return await ask();
    } catch (error) {
      throw ImageError.from(error, 'response', this.#description.url);
    }
  }

  get #decryptor() {
    return this.#description.context.decryptor ?? this.#session.settings.decryptor;
  }
}

/** The head as it would have been without a range: what is stored has to describe the whole. */
function asWhole(head: ResponseMetadata, length: number): ResponseMetadata {
  if (head.status !== 206) return head;
  const headers = new Headers(head.headers);
  headers.delete('content-range');
  headers.set('content-length', String(length));
  return new ResponseMetadata(head.url, head.status, headers, head.requestTime, head.responseTime);
}

function metadataOf({ response, requestTime, responseTime }: Exchanged): ResponseMetadata {
  return new ResponseMetadata(response.url, response.status, response.headers, requestTime, responseTime);
}

function letGo(response: TransportResponse): void {
  drain(response).catch(() => {});
}
