import { Interface, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { MultipartHttpServletRequest } from '../servlet/multipart-http-servlet-request.js';

/** Reads uploads; found as the bean `multipartResolver`. Source: Spring `MultipartResolver`. */
@Interface({ all: ['isMultipart', 'resolveMultipart', 'cleanupMultipart'] })
export abstract class MultipartResolver {
  abstract isMultipart(request: HttpServletRequest): boolean;
  /** Throws a `MultipartException` for a body that is none, a `MaxUploadSizeExceededException` for one too large. */
  abstract resolveMultipart(request: HttpServletRequest): MaybePromise<MultipartHttpServletRequest>;
  /** Removes what was stored. Called once, whatever happened. */
  abstract cleanupMultipart(request: MultipartHttpServletRequest): MaybePromise<void>;
}
