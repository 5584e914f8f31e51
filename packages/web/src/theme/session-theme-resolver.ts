import { hasText } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ThemeResolver } from '../strategies/theme-resolver.js';
import { DEFAULT_THEME_NAME } from './fixed-theme-resolver.js';

const ATTRIBUTE = 'vernal.web.THEME';

/** The theme's name is kept in the session. Source: Spring 6.2's `SessionThemeResolver`. */
export class SessionThemeResolver extends ThemeResolver {
  constructor(readonly defaultThemeName = DEFAULT_THEME_NAME) {
    super();
  }

  override async resolveThemeName(request: HttpServletRequest): Promise<string> {
    const session = await request.getSession(false);
    const themeName = session?.getAttribute(ATTRIBUTE);
    return typeof themeName === 'string' ? themeName : this.defaultThemeName;
  }

  /** Undefined, or a blank name, takes it out of the session. */
  override async setThemeName(
    request: HttpServletRequest,
    _response: HttpServletResponse,
    themeName: string | undefined,
  ): Promise<void> {
    const isGiven = hasText(themeName);
    const session = await request.getSession(isGiven);
    session?.setAttribute(ATTRIBUTE, isGiven ? themeName : undefined);
  }
}
