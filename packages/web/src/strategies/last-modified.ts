import { Interface, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';

/**
 * A handler that knows when what it shows was changed: a client that has it since is answered 304 without a call.
 * Source: Spring 6.2 `LastModified`.
 */
@Interface({ all: ['getLastModified', 'handleRequest'] })
export abstract class LastModified {
  /** Milliseconds since the epoch; -1: not known. */
  abstract getLastModified(request: HttpServletRequest): MaybePromise<number>;
}
