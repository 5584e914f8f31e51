import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import {
  AbstractResource,
  type ByteRange,
  type ResourceMetadata,
  ResourceNotFoundException,
} from './abstract-resource.js';

/** What an `http:` or `https:` URL answers. Source: Spring's `UrlResource`. */
export class UrlResource extends AbstractResource {
  readonly url: URL;
  readonly isOpen = false;

  constructor(url: string | URL) {
    super();
    this.url = new URL(url);
  }

  get description(): string {
    return `URL [${this.url}]`;
  }

  get filename(): string | undefined {
    return this.url.pathname.slice(this.url.pathname.lastIndexOf('/') + 1) || undefined;
  }

  async metadata(): Promise<ResourceMetadata | undefined> {
    try {
      const { ok, headers } = await fetch(this.url, { method: 'HEAD' });
      if (!ok) return undefined;
      const changed = Date.parse(headers.get('last-modified') ?? '');
      return {
        contentLength: Number(headers.get('content-length') ?? -1),
        lastModified: Number.isNaN(changed) ? -1 : changed,
      };
    } catch {
      return undefined;
    }
  }

  getInputStream(range?: ByteRange): Readable {
    const body = new PassThrough();
    this.#fetchInto(body, range).catch((error: unknown) => body.destroy(error as Error));
    return body;
  }

  createRelative(relativePath: string): UrlResource {
    return new UrlResource(new URL(relativePath, this.url));
  }

  async #fetchInto(target: PassThrough, range: ByteRange | undefined): Promise<void> {
    const headers: Record<string, string> = range ? { Range: `bytes=${range.start}-${range.end}` } : {};
    const { ok, body } = await fetch(this.url, { headers });
    if (!ok || !body) throw new ResourceNotFoundException(this);
    await pipeline(Readable.fromWeb(body as ReadableStream), target);
  }
}
