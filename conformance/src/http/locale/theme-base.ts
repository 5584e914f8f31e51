import { Bean, Configuration, Import } from '@vernal/core';
import {
  EnableWebMvc,
  type InterceptorRegistry,
  ResourceBundleThemeSource,
  ThemeChangeInterceptor,
  ThemeSource,
  type WebMvcConfigurer,
} from '@vernal/web';
import { RESOURCES } from './locale-base.js';
import { ThemeController } from './theme-controller.js';

/** What the two dispatcher servlets for themes share: the themes, the controller, and ?theme=… to change the theme. */
@Configuration()
@EnableWebMvc()
@Import(ThemeController)
export class ThemeBase implements WebMvcConfigurer {
  @Bean()
  themeSource(): ThemeSource {
    return new ResourceBundleThemeSource({ basenamePrefix: new URL('themes/', RESOURCES) });
  }

  addInterceptors(registry: InterceptorRegistry): void {
    registry.addInterceptor(new ThemeChangeInterceptor());
  }
}
