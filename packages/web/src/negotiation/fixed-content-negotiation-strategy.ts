import type { MediaType } from '../http/media-type.js';
import type { ContentNegotiationStrategy } from './content-negotiation-strategy.js';

/** The same types for each request: the last resort. Source: Spring's `FixedContentNegotiationStrategy`. */
export class FixedContentNegotiationStrategy implements ContentNegotiationStrategy {
  readonly contentTypes: readonly MediaType[];

  constructor(...contentTypes: MediaType[]) {
    this.contentTypes = Object.freeze(contentTypes);
  }

  resolveMediaTypes(): readonly MediaType[] {
    return this.contentTypes;
  }
}
