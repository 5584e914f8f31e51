import { isPromiseLike, LOWEST_PRECEDENCE, type MaybePromise, type Ordered, simpleMatch } from '@vernal/core';
import type { View } from '../strategies/view.js';
import { FORWARD_URL_PREFIX, REDIRECT_URL_PREFIX } from '../strategies/view-name-prefixes.js';
import { AbstractCachingViewResolver } from './abstract-caching-view-resolver.js';
import type { AbstractUrlBasedView } from './abstract-url-based-view.js';
import { InternalResourceView } from './internal-resource-view.js';
import { RedirectView } from './redirect-view.js';

/** Settings that view resolvers share whose views stand behind URLs. */
export interface UrlBasedViewResolverOptions {
  /** Stands before the name in the view's URL. Default empty. */
  readonly prefix?: string;
  /** Stands behind the name in the view's URL. Default empty. */
  readonly suffix?: string;
  /** The only names that this resolver answers for; `*` stands for any text. Default: all names. */
  readonly viewNames?: readonly string[];
  /** Default: behind all resolvers that have an order. */
  readonly order?: number;
  /** Whether `redirect:/x` is relative to the application instead of the server. Default true. */
  readonly redirectContextRelative?: boolean;
  /** Whether `redirect:` answers 302 instead of 303. Default true. */
  readonly redirectHttp10Compatible?: boolean;
}

/**
 * Takes a view's name for a URL between a prefix and a suffix; knows `redirect:` and `forward:`.
 * Source: Spring `UrlBasedViewResolver`.
 */
export abstract class UrlBasedViewResolver extends AbstractCachingViewResolver implements Ordered {
  readonly #options: UrlBasedViewResolverOptions;

  constructor(options: UrlBasedViewResolverOptions = {}) {
    super();
    this.#options = options;
  }

  getOrder(): number {
    return this.#options.order ?? LOWEST_PRECEDENCE;
  }

  /** A view of the subclass's kind at a URL. */
  protected abstract buildView(url: string): MaybePromise<AbstractUrlBasedView>;

  protected override createView(viewName: string, locale: Intl.Locale): MaybePromise<View | undefined> {
    if (!this.#canHandle(viewName)) return undefined;
    if (viewName.startsWith(REDIRECT_URL_PREFIX)) {
      return new RedirectView(viewName.slice(REDIRECT_URL_PREFIX.length), {
        contextRelative: this.#options.redirectContextRelative ?? true,
        http10Compatible: this.#options.redirectHttp10Compatible ?? true,
      });
    }
    if (viewName.startsWith(FORWARD_URL_PREFIX)) {
      return new InternalResourceView(viewName.slice(FORWARD_URL_PREFIX.length));
    }
    const view = this.buildView(`${this.#options.prefix ?? ''}${viewName}${this.#options.suffix ?? ''}`);
    const found = (made: AbstractUrlBasedView) => (made.checkResource(locale) ? made : undefined);
    return isPromiseLike(view) ? view.then(found) : found(view);
  }

  #canHandle(viewName: string): boolean {
    const { viewNames } = this.#options;
    return viewNames === undefined || simpleMatch(viewNames, viewName);
  }
}
