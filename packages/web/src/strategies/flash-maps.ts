import type { MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { getDispatcherScope } from './dispatcher-scope.js';
import { FlashMap } from './flash-map.js';

const INPUT = 'vernal.web.INPUT_FLASH_MAP';
const OUTPUT = 'vernal.web.OUTPUT_FLASH_MAP';

/** What the request before left for this one; undefined where it left nothing. Source: Spring `RequestContextUtils.getInputFlashMap`. */
export function getInputFlashMap(request: HttpServletRequest): ReadonlyMap<string, unknown> | undefined {
  return request.getAttribute(INPUT) as FlashMap | undefined;
}

/**
 * What this request leaves for the next one, made on first use; undefined outside of a dispatcher servlet.
 * Source: Spring `RequestContextUtils.getOutputFlashMap`.
 */
export function getOutputFlashMap(request: HttpServletRequest): FlashMap | undefined {
  const known = request.getAttribute(OUTPUT) as FlashMap | undefined;
  if (known || !getDispatcherScope(request)?.flashMapManager) return known;
  const made = new FlashMap();
  request.setAttribute(OUTPUT, made);
  return made;
}

/**
 * Saves the output flash map for the request to `location`: it must have that path and those query parameters. Does nothing
 * where there are no attributes. Source: Spring `RequestContextUtils.saveOutputFlashMap`.
 */
export function saveOutputFlashMap(
  location: string,
  request: HttpServletRequest,
  response: HttpServletResponse,
): MaybePromise<void> {
  const flashMap = request.getAttribute(OUTPUT) as FlashMap | undefined;
  if (!flashMap || flashMap.size === 0) return;
  const { path, query } =
    /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/[^/?#]*)?(?<path>[^?#]*)(?:\?(?<query>[^#]*))?/i.exec(location)?.groups ?? {};
  flashMap.targetRequestPath = path || undefined;
  for (const pair of query ? query.split('&') : []) {
    const equals = pair.indexOf('=');
    flashMap.addTargetRequestParam(equals < 0 ? pair : pair.slice(0, equals), equals < 0 ? '' : pair.slice(equals + 1));
  }
  return getDispatcherScope(request)?.flashMapManager?.saveOutputFlashMap(flashMap, request, response);
}

/** Called by the dispatcher servlet. */
export function setInputFlashMap(request: HttpServletRequest, flashMap: FlashMap | undefined): void {
  request.setAttribute(INPUT, flashMap);
  request.removeAttribute(OUTPUT);
}
