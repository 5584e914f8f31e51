import { isPromiseLike, type MaybePromise } from '@vernal/core';
import type { View } from '../strategies/view.js';
import { ViewResolver } from '../strategies/view-resolver.js';

/** Names that are kept; beyond it the oldest goes. */
const CACHE_LIMIT = 1024;

/**
 * Makes the view of each name and locale once, views that are not there included.
 * Source: Spring `AbstractCachingViewResolver`.
 */
export abstract class AbstractCachingViewResolver extends ViewResolver {
  readonly #views = new Map<string, MaybePromise<View | undefined>>();

  resolveViewName(viewName: string, locale: Intl.Locale): MaybePromise<View | undefined> {
    const key = this.getCacheKey(viewName, locale);
    if (this.#views.has(key)) return this.#views.get(key);
    const view = this.createView(viewName, locale);
    this.#remember(key, view);
    if (isPromiseLike(view)) {
      view.then(
        (made) => this.#views.set(key, made),
        () => this.#views.delete(key),
      );
    }
    return view;
  }

  protected getCacheKey(viewName: string, locale: Intl.Locale): string {
    return `${viewName}_${locale}`;
  }

  /** Undefined: there is no such view here. */
  protected abstract createView(viewName: string, locale: Intl.Locale): MaybePromise<View | undefined>;

  #remember(key: string, view: MaybePromise<View | undefined>): void {
    this.#views.set(key, view);
    if (this.#views.size <= CACHE_LIMIT) return;
    const oldest = this.#views.keys().next();
    if (!oldest.done) this.#views.delete(oldest.value);
  }
}
