import { IllegalArgumentException } from '@vernal/core';

/** A text that is no media type. Source: Spring's `InvalidMediaTypeException`. */
export class InvalidMediaTypeException extends IllegalArgumentException {
  constructor(
    readonly mediaType: string,
    reason: string,
  ) {
    super(`Invalid media type "${mediaType}": ${reason}`);
  }
}
