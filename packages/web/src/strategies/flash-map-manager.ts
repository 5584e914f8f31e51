import { Interface, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { FlashMap } from './flash-map.js';

/** Keeps attributes from one request to the next; found as the bean `flashMapManager`. Source: Spring `FlashMapManager`. */
@Interface({ all: ['retrieveAndUpdate', 'saveOutputFlashMap'] })
export abstract class FlashMapManager {
  /** The attributes that the request before left for this one. */
  abstract retrieveAndUpdate(
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<FlashMap | undefined>;
  abstract saveOutputFlashMap(
    flashMap: FlashMap,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<void>;
}
