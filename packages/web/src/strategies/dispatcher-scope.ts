import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { FlashMapManager } from './flash-map-manager.js';
import type { HandlerMapping } from './handler-mapping.js';
import type { LocaleResolver } from './locale-resolver.js';
import type { ThemeResolver } from './theme-resolver.js';

const ATTRIBUTE = 'vernal.web.DispatcherScope';

/**
 * What a dispatcher servlet makes available to handlers and views: one object as long as the servlet lives, for what Spring
 * keeps in several request attributes (`DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE` and its siblings).
 */
export interface DispatcherScope {
  readonly webApplicationContext: object;
  readonly handlerMappings: readonly HandlerMapping[];
  readonly localeResolver: LocaleResolver | undefined;
  readonly themeResolver: ThemeResolver | undefined;
  readonly flashMapManager: FlashMapManager | undefined;
}

/** The scope of the dispatcher servlet that has the request; undefined outside of one. */
export function getDispatcherScope(request: HttpServletRequest): DispatcherScope | undefined {
  return request.getAttribute(ATTRIBUTE) as DispatcherScope | undefined;
}

/** Called by the dispatcher servlet. */
export function setDispatcherScope(request: HttpServletRequest, scope: DispatcherScope): void {
  request.setAttribute(ATTRIBUTE, scope);
}
