import { mergeHeaders } from '../http/merge-headers.js';
import { ImageError } from '../model/image-error.js';
import type { ImageDownloadRequest } from '../protocols/download-modifiers.js';
import { onDemand } from '../tasks/on-demand.js';
import type { AttemptObserver, AttemptResult } from './attempt-observer.js';
import { addConditions } from './conditional-requests.js';
import { drain, type Exchanged, type ExchangeSession, exchange } from './exchange.js';
import type { DownloadDescription, DownloadSession } from './image-downloader-config.js';
import { modifying } from './modification-on-demand.js';
import type { ResumableData } from './resumable-data.js';

/** What reads an answer: a page reads it itself while the request is on its way. */
const readers = onDemand(() => import('./answer-reader.js'));

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

  /** @returns what came, or why its body is not wanted. @throws ImageError */
  async run(): Promise<AttemptResult | ImageError> {
    const { context, url } = this.#description;
    const { settings } = this.#session;
    const { headersFilter } = settings;
    const { requestModifier = settings.requestModifier, responseModifier = settings.responseModifier } = context;
    const reading = readers();
    const plain = this.#plainRequest();
    const isModified = headersFilter !== undefined || requestModifier !== undefined;
    const request = isModified
      ? await (await modifying()).modifiedRequest(plain, headersFilter, requestModifier, url)
      : plain;
    const kept = this.#resume(request);
    const exchanged = await this.#exchange(request, kept);
    const { AnswerReader } = reading instanceof Promise ? await reading : reading;
    const reader = new AnswerReader(this.#description, this.#session, this.#observer, exchanged, kept);
    if (responseModifier) await reader.modify(responseModifier);
    if (exchanged.response.status >= 400) await reader.readRetryAfter();
    return reader.refusal ?? reader.receive();
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

  /** Asks for the rest where the beginning is there, and nobody has asked for a range. */
  #resume(request: ImageDownloadRequest): ResumableData | undefined {
    const { url, options } = this.#description;
    const { resumables, settings, transport } = this.#session;
    const { resumable = true } = settings;
    if (resumables === undefined) return undefined;
    const isPlain = request.method === 'GET' && !request.headers.has('range') && !options.useHttpCache;
    if (!resumable || !isPlain || !transport.sendsFreely(url)) return undefined;
    return resumables.resume(url, request.headers);
  }

  #exchange(request: ImageDownloadRequest, kept: ResumableData | undefined): Promise<Exchanged> {
    const { url, options } = this.#description;
    if (options.allowInvalidTls && !this.#session.transport.canAllowInvalidTls) {
      throw new ImageError('unsupported', url, 'allowInvalidTls cannot be honoured here');
    }
    const session = this.#exchangeSession(request);
    return kept === undefined ? exchange(request, session) : this.#exchangeRest(request, session);
  }

  /** Asks for the rest, and for the whole where there is none. */
  async #exchangeRest(request: ImageDownloadRequest, session: ExchangeSession): Promise<Exchanged> {
    const exchanged = await exchange(request, session);
    if (exchanged.response.status !== 416) return exchanged;
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
}
