import type { MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { FlashMap } from '../strategies/flash-map.js';
import { AbstractFlashMapManager } from './abstract-flash-map-manager.js';

const ATTRIBUTE = 'vernal.web.SessionFlashMapManager.FLASH_MAPS';

/** Keeps flash maps in the session; a client that has none costs nothing. Source: Spring `SessionFlashMapManager`. */
export class SessionFlashMapManager extends AbstractFlashMapManager {
  override retrieveAndUpdate(
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<FlashMap | undefined> {
    return request.requestedSessionId === undefined ? undefined : super.retrieveAndUpdate(request, response);
  }

  protected async retrieveFlashMaps(request: HttpServletRequest): Promise<readonly FlashMap[]> {
    const session = await request.getSession(false);
    return (session?.getAttribute(ATTRIBUTE) as readonly FlashMap[] | undefined) ?? [];
  }

  protected async updateFlashMaps(flashMaps: readonly FlashMap[], request: HttpServletRequest): Promise<void> {
    const session = await request.getSession();
    session.setAttribute(ATTRIBUTE, flashMaps.length > 0 ? flashMaps : undefined);
  }
}
