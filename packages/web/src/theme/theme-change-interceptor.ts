import { IllegalStateException } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { getDispatcherScope } from '../strategies/dispatcher-scope.js';
import { HandlerInterceptor } from '../strategies/handler-interceptor.js';

/** Changes the theme to the one that a parameter names, `?theme=dark`. Source: Spring 6.2's `ThemeChangeInterceptor`. */
export class ThemeChangeInterceptor extends HandlerInterceptor {
  constructor(readonly paramName = 'theme') {
    super();
  }

  /** Always goes on. */
  override preHandle(request: HttpServletRequest, response: HttpServletResponse): boolean | Promise<boolean> {
    const themeName = request.getParameter(this.paramName);
    return themeName === undefined ? true : changeTheme(themeName, request, response);
  }
}

async function changeTheme(
  themeName: string,
  request: HttpServletRequest,
  response: HttpServletResponse,
): Promise<boolean> {
  const resolver = getDispatcherScope(request)?.themeResolver;
  if (!resolver) throw new IllegalStateException('No ThemeResolver to tell: declare one as the bean themeResolver');
  await resolver.setThemeName(request, response, themeName);
  return true;
}
