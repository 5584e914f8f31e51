import { Bean, ComponentScan, Configuration } from '@vernal/core';
import { CacheControl, type InterceptorRegistry, WebContentInterceptor, type WebMvcConfigurer } from '@vernal/web';
import { ClassicCachedPage } from './classic-cached-page.js';
import { ClassicPage } from './classic-page.js';
import { RawHandler } from './raw-handler.js';

/** Conditional requests and cache headers. The two ShallowEtagHeaderFilters of this area are registered by the Application. */
@Configuration()
@ComponentScan({ base: import.meta.url, dirs: ['.'] })
export class ConditionalConfig implements WebMvcConfigurer {
  /** 60 seconds for everything below /conditional/web-content, with two exceptions; PATCH and others are refused with 405. */
  addInterceptors(registry: InterceptorRegistry): void {
    const interceptor = new WebContentInterceptor({ supportedMethods: ['GET', 'HEAD', 'POST'], cachePeriod: 60 })
      .addCacheMapping(CacheControl.noStore(), '/conditional/web-content/never/**')
      .addCacheMapping(CacheControl.maxAge(7200).cachePrivate(), '/conditional/web-content/long/*');
    registry.addInterceptor(interceptor).addPathPatterns('/conditional/web-content/**');
  }

  /** A bean whose name is a path: an old-style controller. */
  @Bean('/conditional/classic')
  classicPage(): ClassicPage {
    return new ClassicPage();
  }

  /** The same with the settings that the base class offers. */
  @Bean('/conditional/classic-cached')
  classicCachedPage(): ClassicCachedPage {
    return new ClassicCachedPage({
      cachePeriod: 30,
      supportedMethods: ['GET', 'POST'],
      varyByRequestHeaders: ['Accept-Language'],
    });
  }

  /** A request handler (neither controller nor view) with a date. */
  @Bean('/conditional/raw-handler')
  rawHandler(): RawHandler {
    return new RawHandler();
  }
}
