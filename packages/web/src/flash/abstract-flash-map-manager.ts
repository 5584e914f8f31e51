import { isPromiseLike, type MaybePromise } from '@vernal/core';
import { FORWARD_QUERY_STRING, FORWARD_REQUEST_URI } from '../servlet/dispatch-attributes.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { decodedPath } from '../servlet/request-path.js';
import type { FlashMap } from '../strategies/flash-map.js';
import { FlashMapManager } from '../strategies/flash-map-manager.js';

/** Finds the flash map of a request and lets old ones go; where they are kept is a subclass's. Source: Spring `AbstractFlashMapManager`. */
export abstract class AbstractFlashMapManager extends FlashMapManager {
  /** Seconds that attributes wait for their request. Default 180. */
  flashMapTimeout = 180;

  retrieveAndUpdate(request: HttpServletRequest, response: HttpServletResponse): MaybePromise<FlashMap | undefined> {
    const take = (all: readonly FlashMap[]) => {
      if (all.length === 0) return undefined;
      const [match] = all.filter((map) => isFor(map, request)).sort((a, b) => a.compareTo(b));
      const rest = all.filter((map) => map !== match && !map.isExpired);
      if (rest.length === all.length) return match;
      const updated = this.updateFlashMaps(rest, request, response);
      return isPromiseLike(updated) ? updated.then(() => match) : match;
    };
    const all = this.retrieveFlashMaps(request);
    return isPromiseLike(all) ? all.then(take) : take(all);
  }

  async saveOutputFlashMap(
    flashMap: FlashMap,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): Promise<void> {
    if (flashMap.size === 0) return;
    flashMap.targetRequestPath = targetPath(flashMap.targetRequestPath, request);
    flashMap.startExpirationPeriod(this.flashMapTimeout);
    await this.updateFlashMaps([...(await this.retrieveFlashMaps(request)), flashMap], request, response);
  }

  /** The flash maps of the visitor; none costs nothing. */
  protected abstract retrieveFlashMaps(request: HttpServletRequest): MaybePromise<readonly FlashMap[]>;

  protected abstract updateFlashMaps(
    flashMaps: readonly FlashMap[],
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<void>;
}

function isFor(flashMap: FlashMap, request: HttpServletRequest): boolean {
  const { targetRequestPath: expected, targetRequestParams } = flashMap;
  if (expected !== undefined) {
    const uri = (request.getAttribute(FORWARD_REQUEST_URI) as string | undefined) ?? request.requestURI;
    const actual = decodedPath(uri);
    if (actual !== expected && actual !== `${expected}/`) return false;
  }
  const query = (request.getAttribute(FORWARD_QUERY_STRING) as string | undefined) ?? request.queryString ?? '';
  const pairs = new Set(query.split('&'));
  return targetRequestParams.every(([name, value]) => pairs.has(`${name}=${value}`));
}

function targetPath(path: string | undefined, request: HttpServletRequest): string | undefined {
  if (path === undefined) return undefined;
  const { requestURI } = request;
  return decodedPath(path.startsWith('/') ? path : requestURI.slice(0, requestURI.lastIndexOf('/') + 1) + path);
}
