import { Bean, ComponentScan, Configuration } from '@vernal/core';
import {
  SimpleUrlHandlerMapping,
  UrlFilenameViewController,
  type ViewControllerRegistry,
  type WebMvcConfigurer,
} from '@vernal/web';
import { EchoHandler } from './echo-handler.js';
import { HelloController } from './hello-controller.js';

/** Handlers that are not annotated methods. */
@Configuration()
@ComponentScan({ base: import.meta.url, dirs: ['.'] })
export class ServletAreaConfig implements WebMvcConfigurer {
  addViewControllers(registry: ViewControllerRegistry): void {
    registry.addViewController('/servlet/view/about').setViewName('about');
    registry.addViewController('/servlet/view/users/{id}').setViewName('user');
    registry.addViewController('/servlet/view/nameless');
    registry.addViewController('/servlet/view/teapot').setStatusCode(418);
    registry.addViewController('/servlet/view/all/**').setViewName('all');
    registry.addViewController('/servlet/view/taken').setViewName('not this one');
    registry.addStatusController('/servlet/view/gone', 410);
    registry.addRedirectViewController('/servlet/view/old', '/servlet/view/about');
    registry
      .addRedirectViewController('/servlet/view/moved', '/servlet/view/about?from=moved')
      .setStatusCode(301)
      .setKeepQueryParams(true);
    registry.addRedirectViewController('/servlet/view/kept/{id}', '/servlet/view/users/{id}').setKeepQueryParams(true);
    registry.addRedirectViewController('/servlet/view/outside', 'https://elsewhere.example/path');
  }

  /** Bean names that are paths; one bean may have several. */
  @Bean(['/servlet/bean/hello', '/servlet/bean/alias'])
  helloBean(): HelloController {
    return new HelloController();
  }

  @Bean('/servlet/bean/any/*')
  anyBean(): EchoHandler {
    return new EchoHandler('any');
  }

  /** A name for the mapping below only. */
  @Bean()
  namedHandler(): EchoHandler {
    return new EchoHandler('named');
  }

  /** Paths and handlers in a map: the most specific pattern wins, not the first one. */
  @Bean()
  simpleMapping(): SimpleUrlHandlerMapping {
    const handlers = {
      '/servlet/simple/**': new EchoHandler('everything below'),
      '/servlet/simple/*': new EchoHandler('one segment'),
      '/servlet/simple/exact': new EchoHandler('exact'),
      '/servlet/simple/{name}/edit': new EchoHandler('variable'),
      '/servlet/simple/*.pdf': new EchoHandler('extension'),
      '/servlet/simple/named': 'namedHandler',
      'servlet/simple/without-slash': new EchoHandler('without slash'),
      '/servlet/filename/**': new UrlFilenameViewController(),
      '/servlet/bean/hello': new EchoHandler('second mapping'),
      '/servlet/annotated': new EchoHandler('never: the annotated method comes first'),
    };
    return new SimpleUrlHandlerMapping(handlers, { order: 5 });
  }
}
