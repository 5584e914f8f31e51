import { Component } from '@vernal/core';
import { HandlerInterceptor, type HttpServletRequest, type HttpServletResponse } from '@vernal/web';

export const LANGUAGE_PARAMETER = 'lang';
export const THEME_PARAMETER = 'theme';

/** Stands behind those that keep language and theme: leads to the same page without `?lang` and `?theme`. */
@Component()
export class PreferencesInterceptor implements HandlerInterceptor {
  preHandle(request: HttpServletRequest, response: HttpServletResponse): boolean {
    if (request.method !== 'GET' || request.queryString === undefined) return true;
    const query = new URLSearchParams(request.queryString);
    if (!query.has(LANGUAGE_PARAMETER) && !query.has(THEME_PARAMETER)) return true;
    query.delete(LANGUAGE_PARAMETER);
    query.delete(THEME_PARAMETER);
    response.sendRedirect(query.size === 0 ? request.requestURI : `${request.requestURI}?${query}`, 303);
    return false;
  }
}
