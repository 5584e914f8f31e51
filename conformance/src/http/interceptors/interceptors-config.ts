import { Bean, ComponentScan, Configuration } from '@vernal/core';
import {
  type InterceptorRegistry,
  MappedInterceptor,
  type ResourceHandlerRegistry,
  type ViewControllerRegistry,
  type WebMvcConfigurer,
} from '@vernal/web';
import { FixedFiles } from '../files/fixed-files.js';
import { Traces } from '../support/traces.js';
import { LayoutInterceptor } from './layout-interceptor.js';
import { MemberGuard } from './member-guard.js';
import { RecordingInterceptor } from './recording-interceptor.js';
import { RecordingWebRequestInterceptor } from './recording-web-request-interceptor.js';

/** Interceptors: their order, their path patterns, and what they may do to a request. */
@Configuration()
@ComponentScan({ base: import.meta.url, dirs: ['.'] })
export class InterceptorsConfig implements WebMvcConfigurer {
  readonly #traces: Traces;

  constructor(traces: Traces) {
    this.#traces = traces;
  }

  /** The order is: early (-5), then one and two (0, as registered), then web (20); "mapped" is a bean, see below. */
  addInterceptors(registry: InterceptorRegistry): void {
    const recording = (name: string) => new RecordingInterceptor(name, this.#traces);
    const web = new RecordingWebRequestInterceptor('web', this.#traces);
    registry.addWebRequestInterceptor(web).addPathPatterns('/chain/**').order(20);
    registry.addInterceptor(recording('one')).addPathPatterns('/chain/**');
    registry
      .addInterceptor(recording('two'))
      .addPathPatterns('/chain/**')
      .excludePathPatterns('/chain/open/**', '/chain/*.txt');
    registry.addInterceptor(recording('early')).addPathPatterns('/chain/{area}/deep/**').order(-5);

    registry.addInterceptor(new LayoutInterceptor()).addPathPatterns('/chain/layout/**');
    registry
      .addInterceptor(new MemberGuard())
      .addPathPatterns('/member/**')
      .excludePathPatterns('/member/login', '/member/help/*');
  }

  /** An interceptor that is a bean of its own, with its own patterns. */
  @Bean()
  mappedInterceptor(): MappedInterceptor {
    return new MappedInterceptor(new RecordingInterceptor('mapped', this.#traces), {
      includePatterns: ['/chain/mapped/**', '/chain/open/mapped'],
      excludePatterns: ['/chain/mapped/not/**'],
    });
  }

  /** Interceptors also see handlers that are not controller methods. */
  addViewControllers(registry: ViewControllerRegistry): void {
    registry.addViewController('/chain/about').setViewName('about');
    registry.addStatusController('/chain/gone', 410);
    registry.addRedirectViewController('/chain/moved', '/chain/plain');
  }

  addResourceHandlers(registry: ResourceHandlerRegistry): void {
    registry.addResourceHandler('/chain/files/**').addResourceLocations(FixedFiles.location('public'));
  }
}
