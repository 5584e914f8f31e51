import type { DispatcherStrategies } from '../strategies/dispatcher-strategies.js';
import type { HandlerMapping } from '../strategies/handler-mapping.js';
import { DelegatingWebMvcConfiguration, type WebMvcContext } from './delegating-web-mvc-configuration.js';

/**
 * What a dispatcher servlet uses where its context has no bean of a kind: the one list of implementations. Each is made when
 * it is asked for. Unlike in Spring Framework, and as in Spring Boot, the context's `WebMvcConfigurer`s are heard without
 * `@EnableWebMvc` too. Source: Spring `DispatcherServlet.properties`.
 */
export function defaultStrategies(context: WebMvcContext): Partial<DispatcherStrategies> {
  const configuration = new DelegatingWebMvcConfiguration();
  configuration.setApplicationContext(context);
  const ready = <T extends Initializable>(part: T): T => {
    part.setApplicationContext?.(context);
    part.afterPropertiesSet?.();
    return part;
  };
  return {
    get handlerMappings(): HandlerMapping[] {
      return [
        ready(configuration.routerFunctionMapping()),
        ready(configuration.requestMappingHandlerMapping()),
        ready(configuration.viewControllerHandlerMapping()),
        ready(configuration.beanNameHandlerMapping()),
        ready(configuration.resourceHandlerMapping()),
      ];
    },
    get handlerAdapters() {
      return [
        ready(configuration.requestMappingHandlerAdapter()),
        configuration.handlerFunctionAdapter(),
        configuration.httpRequestHandlerAdapter(),
        configuration.simpleControllerHandlerAdapter(),
      ];
    },
    get handlerExceptionResolvers() {
      return [configuration.handlerExceptionResolver()];
    },
    get viewResolvers() {
      return [configuration.mvcViewResolver()];
    },
    get localeResolver() {
      return configuration.localeResolver();
    },
    get themeResolver() {
      return configuration.themeResolver();
    },
    get flashMapManager() {
      return configuration.flashMapManager();
    },
    get viewNameTranslator() {
      return configuration.viewNameTranslator();
    },
  };
}

interface Initializable {
  setApplicationContext?(context: WebMvcContext): void;
  afterPropertiesSet?(): void;
}
