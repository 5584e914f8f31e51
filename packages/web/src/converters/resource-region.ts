import type { AbstractResource } from '@vernal/core';
import { HttpRange } from '../http/http-range.js';

/** Part of a resource. Source: Spring `ResourceRegion`. */
export class ResourceRegion {
  readonly resource: AbstractResource;
  /** The first byte. */
  readonly position: number;
  /** How many bytes. */
  readonly count: number;
  /** Length of the whole resource. */
  readonly total: number;

  constructor(resource: AbstractResource, position: number, count: number, total: number) {
    this.resource = resource;
    this.position = position;
    this.count = count;
    this.total = total;
  }

  /**
   * The regions that a `Range` header asks for. Throws an `IllegalArgumentException` where the resource has no such bytes,
   * or several ranges are no shorter than the whole: then 416 is due.
   */
  static async ofRanges(ranges: readonly HttpRange[], resource: AbstractResource): Promise<ResourceRegion[]> {
    const total = await resource.contentLength();
    return HttpRange.toRegions(ranges, total).map(
      ({ position, count }) => new ResourceRegion(resource, position, count, total),
    );
  }

  /** Value of a `Content-Range` header. RFC 9110 section 14.4. */
  get contentRange(): string {
    return `bytes ${this.position}-${this.position + this.count - 1}/${this.total}`;
  }

  getInputStream() {
    return this.resource.getInputStream({ start: this.position, end: this.position + this.count - 1 });
  }
}
