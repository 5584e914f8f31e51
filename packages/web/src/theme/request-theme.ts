import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { getDispatcherScope } from '../strategies/dispatcher-scope.js';
import type { Theme, ThemeSource } from './theme.js';

/** What of a context is asked for themes. */
interface BeansByName {
  containsBean(name: string): boolean;
  getBean(name: string): unknown;
}

/**
 * The theme of a request; undefined without a theme resolver, without the bean `themeSource`, and where that one does not know
 * the theme. Source: Spring 6.2's `RequestContextUtils.getTheme`.
 */
export async function getTheme(request: HttpServletRequest): Promise<Theme | undefined> {
  const scope = getDispatcherScope(request);
  const context = scope?.webApplicationContext as BeansByName | undefined;
  if (!scope?.themeResolver || !context?.containsBean('themeSource')) return undefined;
  const source = context.getBean('themeSource') as ThemeSource;
  return source.getTheme(await scope.themeResolver.resolveThemeName(request));
}
