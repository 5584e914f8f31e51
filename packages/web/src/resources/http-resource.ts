import type { Readable } from 'node:stream';
import { AbstractResource, type ByteRange, type MaybePromise, type ResourceMetadata } from '@vernal/core';

/** A resource that adds headers to the answer it is written to. Source: Spring `HttpResource`. */
export abstract class HttpResource extends AbstractResource {
  /** Names and values, which take the place of what the answer has under these names. */
  abstract getResponseHeaders(): readonly (readonly [name: string, value: string])[];
}

/** The headers that a resource asks for. */
export function responseHeadersOf(resource: AbstractResource): readonly (readonly [name: string, value: string])[] {
  return resource instanceof HttpResource ? resource.getResponseHeaders() : [];
}

/** A resource with other headers or a stand-in for its bytes; everything else is the original's. */
export class DelegatingHttpResource extends HttpResource {
  readonly original: AbstractResource;
  /** Whose bytes are written. */
  readonly content: AbstractResource;
  readonly #headers: readonly (readonly [name: string, value: string])[];

  constructor(
    original: AbstractResource,
    headers: readonly (readonly [name: string, value: string])[],
    content: AbstractResource = original,
  ) {
    super();
    this.original = original;
    this.content = content;
    this.#headers = headers;
  }

  get description(): string {
    return this.content.description;
  }

  get filename(): string | undefined {
    return this.original.filename;
  }

  get isOpen(): boolean {
    return this.content.isOpen;
  }

  metadata(): MaybePromise<ResourceMetadata | undefined> {
    return this.content.metadata();
  }

  getInputStream(range?: ByteRange): Readable {
    return this.content.getInputStream(range);
  }

  createRelative(relativePath: string): AbstractResource {
    return this.content.createRelative(relativePath);
  }

  getResponseHeaders(): readonly (readonly [name: string, value: string])[] {
    return [...responseHeadersOf(this.original), ...this.#headers];
  }
}
