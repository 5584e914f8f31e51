import { ImageError } from '../model/image-error.js';
import type { ImageDownload, ImageLoaderRequest } from '../protocols/image-loader.js';
import { ImageDownloadToken, type TokenHost } from './image-download-token.js';

/** Gets what was asked for. Ends early where the signal says so. */
type Provide = (signal: AbortSignal) => Promise<ImageDownload>;

/** The downloads of a loader that has one function in place of a queue: callers who ask for the same at a time share it. */
export class ProvidedDownloads {
  readonly #running = new Map<string, ProvidedDownload>();

  token(url: string, request: ImageLoaderRequest, provide: Provide): ImageDownloadToken {
    const { cached } = request;
    const key = cached ? `${url}\n${cached.etag}\n${cached.lastModified}` : url;
    let running = this.#running.get(key);
    if (running === undefined) {
      const made = new ProvidedDownload(url, provide, () => {
        if (this.#running.get(key) === made) this.#running.delete(key);
      });
      running = made;
      this.#running.set(key, made);
    }
    return running.addCaller(request);
  }
}

/** One of them, for all its callers. */
class ProvidedDownload implements TokenHost {
  readonly request = undefined;
  readonly response = undefined;
  readonly #abort = new AbortController();
  readonly #tokens = new Set<ImageDownloadToken>();
  readonly #onEnd: () => void;
  #begun = false;

  constructor(
    readonly url: string,
    provide: Provide,
    onEnd: () => void,
  ) {
    this.#onEnd = onEnd;
    queueMicrotask(() => {
      if (this.#tokens.size > 0) void this.#run(provide);
    });
  }

  addCaller(request: ImageLoaderRequest): ImageDownloadToken {
    const token = new ImageDownloadToken(request, this);
    this.#tokens.add(token);
    if (this.#begun) queueMicrotask(() => token.report(0, -1));
    return token;
  }

  removeCaller(token: ImageDownloadToken): void {
    this.#tokens.delete(token);
    if (this.#tokens.size > 0) return;
    this.#onEnd();
    this.#abort.abort(ImageError.cancelled(this.url));
  }

  priorityChanged(): void {}

  async #run(provide: Provide): Promise<void> {
    this.#begun = true;
    for (const token of this.#tokens) token.report(0, -1);
    try {
      const download = await provide(this.#abort.signal);
      const { length } = download.data;
      this.#settle((token) => {
        token.report(length, length);
        token.resolve(download);
      });
    } catch (error) {
      const failure = ImageError.from(error, 'network', this.url);
      this.#settle((token) => token.reject(failure));
    }
  }

  #settle(settle: (token: ImageDownloadToken) => void): void {
    this.#onEnd();
    const tokens = [...this.#tokens];
    this.#tokens.clear();
    for (const token of tokens) settle(token);
  }
}
