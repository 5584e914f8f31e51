import { UnsupportedOperationException } from '@vernal/core';
import { ThemeResolver } from '../strategies/theme-resolver.js';

/** The name of the theme that counts where nothing says another one. */
export const DEFAULT_THEME_NAME = 'theme';

/** One theme for everybody. It cannot be changed. Source: Spring 6.2's `FixedThemeResolver`. */
export class FixedThemeResolver extends ThemeResolver {
  constructor(readonly defaultThemeName = DEFAULT_THEME_NAME) {
    super();
  }

  override resolveThemeName(): string {
    return this.defaultThemeName;
  }

  override setThemeName(): void {
    throw new UnsupportedOperationException('The theme is fixed: declare another ThemeResolver to change it');
  }
}
