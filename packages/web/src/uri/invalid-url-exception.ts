import { IllegalArgumentException } from '@vernal/core';

/** A text that is no URL. Source: Spring's `InvalidUrlException`. */
export class InvalidUrlException extends IllegalArgumentException {}
