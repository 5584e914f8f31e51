import type { ResponseMetadata } from '../http/response-metadata.js';

/** The beginning of a body that broke off, and what proves that the rest belongs to it. */
export interface ResumableData {
  readonly data: Uint8Array<ArrayBuffer>;
  /** A strong entity tag, else a modification date: for If-Range. */
  readonly validator: string;
}

const MOST_BYTES = 32 * 1024 * 1024;

/** Beginnings of broken-off downloads by URL, the newest up to 32 MiB together. */
export class ResumableStore {
  readonly #kept = new Map<string, ResumableData>();
  #bytes = 0;

  /** Keeps a beginning where the origin serves ranges and says what version it is of. */
  keep(url: string, data: Uint8Array<ArrayBuffer>, response: ResponseMetadata): void {
    this.take(url);
    const { etag, lastModified } = response;
    const isStrong = etag?.startsWith('"') ?? false;
    const validator = isStrong ? etag : lastModified;
    const mayResume = response.field('accept-ranges') === 'bytes' && response.field('content-encoding') === null;
    if (!mayResume || validator === null || data.length === 0 || data.length > MOST_BYTES) return;
    this.#kept.set(url, { data: data.slice(), validator });
    this.#bytes += data.length;
    for (const oldest of this.#kept.keys()) if (this.#bytes > MOST_BYTES) this.take(oldest);
  }

  /** Gives a beginning away, and asks for the rest, or for the whole where it is another version by now (RFC 9110 §13.1.5). */
  resume(url: string, headers: Headers): ResumableData | undefined {
    const kept = this.take(url);
    if (kept === undefined) return undefined;
    headers.set('range', `bytes=${kept.data.length}-`);
    headers.set('if-range', kept.validator);
    return kept;
  }

  /** Gives a beginning away. */
  take(url: string): ResumableData | undefined {
    const kept = this.#kept.get(url);
    if (kept === undefined) return undefined;
    this.#kept.delete(url);
    this.#bytes -= kept.data.length;
    return kept;
  }
}

/** Whether an answer is the rest of what was kept. */
export function continues(response: ResponseMetadata, { data }: ResumableData): boolean {
  const start = /^bytes (\d+)-/.exec(response.field('content-range') ?? '')?.[1];
  return response.status === 206 && Number(start) === data.length;
}
