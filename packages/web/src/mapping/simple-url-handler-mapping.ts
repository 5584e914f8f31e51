import { AbstractUrlHandlerMapping, type UrlHandlerMappingOptions } from './abstract-url-handler-mapping.js';

/** Handlers, or the names of their beans, by path pattern. */
export type UrlMap = Readonly<Record<string, object | string>> | ReadonlyMap<string, object | string>;

/** Maps paths to handlers as it is told. Source: Spring `SimpleUrlHandlerMapping`. */
export class SimpleUrlHandlerMapping extends AbstractUrlHandlerMapping {
  readonly #urlMap: UrlMap;

  constructor(urlMap: UrlMap, options: UrlHandlerMappingOptions = {}) {
    super(options);
    this.#urlMap = urlMap;
  }

  override afterPropertiesSet(): void {
    super.afterPropertiesSet();
    for (const [path, handler] of this.#urlMap instanceof Map ? this.#urlMap : Object.entries(this.#urlMap)) {
      this.registerHandler(
        path.startsWith('/') ? path : `/${path}`,
        typeof handler === 'string' ? handler.trim() : handler,
      );
    }
  }
}
