import { Bean, Configuration, Import } from '@vernal/core';
import { SessionThemeResolver, ThemeResolver } from '@vernal/web';
import { ThemeBase } from './theme-base.js';

/** /theme/session: the theme's name is in the session. */
@Configuration()
@Import(ThemeBase)
export class SessionThemeConfig {
  @Bean()
  themeResolver(): ThemeResolver {
    return new SessionThemeResolver('blue');
  }
}
