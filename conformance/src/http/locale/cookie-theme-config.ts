import { Bean, Configuration, Import } from '@vernal/core';
import { CookieThemeResolver, ThemeResolver } from '@vernal/web';
import { ThemeBase } from './theme-base.js';

/** /theme/cookie: the theme's name is in a cookie. */
@Configuration()
@Import(ThemeBase)
export class CookieThemeConfig {
  @Bean()
  themeResolver(): ThemeResolver {
    return new CookieThemeResolver({ cookieName: 'look', defaultThemeName: 'red' });
  }
}
