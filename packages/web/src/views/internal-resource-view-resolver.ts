import type { AbstractUrlBasedView } from './abstract-url-based-view.js';
import { InternalResourceView, LoopSafeInternalResourceView } from './internal-resource-view.js';
import { UrlBasedViewResolver, type UrlBasedViewResolverOptions } from './url-based-view-resolver.js';

/** Settings of an {@link InternalResourceViewResolver}. */
export interface InternalResourceViewResolverOptions extends UrlBasedViewResolverOptions {
  /** Whether a view that leads back to its own handler is refused. Default true. */
  readonly preventDispatchLoop?: boolean;
}

/**
 * Takes every name for a path of the application to forward to, so it must stand last.
 * Source: Spring `InternalResourceViewResolver`.
 */
export class InternalResourceViewResolver extends UrlBasedViewResolver {
  readonly #viewClass: typeof InternalResourceView;

  constructor(options: InternalResourceViewResolverOptions = {}) {
    super(options);
    this.#viewClass = options.preventDispatchLoop === false ? InternalResourceView : LoopSafeInternalResourceView;
  }

  protected buildView(url: string): AbstractUrlBasedView {
    return new this.#viewClass(url);
  }
}
