import { type AbstractResource, ByteArrayResource, type ResourceMetadata } from '@vernal/core';

/** Other bytes in place of a resource's own, under its name and with its date. Source: Spring `TransformedResource`. */
export class TransformedResource extends ByteArrayResource {
  readonly #lastModified: number;

  constructor(original: AbstractResource, lastModified: number, content: Uint8Array) {
    super(content, original.description, original.filename);
    this.#lastModified = lastModified;
  }

  override metadata(): ResourceMetadata {
    return { contentLength: this.bytes.length, lastModified: this.#lastModified };
  }
}
