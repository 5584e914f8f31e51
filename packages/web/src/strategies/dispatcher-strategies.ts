import type { FlashMapManager } from './flash-map-manager.js';
import type { HandlerAdapter } from './handler-adapter.js';
import type { HandlerExceptionResolver } from './handler-exception-resolver.js';
import type { HandlerMapping } from './handler-mapping.js';
import type { LocaleResolver } from './locale-resolver.js';
import type { MultipartResolver } from './multipart-resolver.js';
import type { RequestToViewNameTranslator } from './request-to-view-name-translator.js';
import type { ThemeResolver } from './theme-resolver.js';
import type { ViewResolver } from './view-resolver.js';

/** The nine strategies of a dispatcher servlet. */
export interface DispatcherStrategies {
  readonly multipartResolver: MultipartResolver | undefined;
  readonly localeResolver: LocaleResolver | undefined;
  readonly themeResolver: ThemeResolver | undefined;
  readonly handlerMappings: readonly HandlerMapping[];
  readonly handlerAdapters: readonly HandlerAdapter[];
  readonly handlerExceptionResolvers: readonly HandlerExceptionResolver[];
  readonly viewNameTranslator: RequestToViewNameTranslator | undefined;
  readonly viewResolvers: readonly ViewResolver[];
  readonly flashMapManager: FlashMapManager | undefined;
}
