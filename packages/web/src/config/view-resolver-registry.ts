import { HIGHEST_PRECEDENCE, LOWEST_PRECEDENCE } from '@vernal/core';
import type { ContentNegotiationManager } from '../negotiation/content-negotiation-manager.js';
import type { View } from '../strategies/view.js';
import type { ViewResolver } from '../strategies/view-resolver.js';
import { BeanNameViewResolver, type ViewBeans } from '../views/bean-name-view-resolver.js';
import { ContentNegotiatingViewResolver } from '../views/content-negotiating-view-resolver.js';
import { EtaViewResolver, type EtaViewResolverOptions } from '../views/eta-view-resolver.js';
import { InternalResourceViewResolver } from '../views/internal-resource-view-resolver.js';

/** The view resolvers, asked in the order in which they are added. Source: Spring `ViewResolverRegistry`. */
export class ViewResolverRegistry {
  readonly #contentNegotiationManager: ContentNegotiationManager;
  readonly #beans: ViewBeans;
  readonly #viewResolvers: ViewResolver[] = [];
  #negotiation: { readonly defaultViews: View[]; readonly useNotAcceptableStatusCode: boolean } | undefined;
  #order: number | undefined;

  constructor(contentNegotiationManager: ContentNegotiationManager, beans: ViewBeans) {
    this.#contentNegotiationManager = contentNegotiationManager;
    this.#beans = beans;
  }

  /** Lets the client choose among the views of all resolvers added, and the default ones. @param useNotAcceptableStatus 406 where none fits */
  enableContentNegotiation(useNotAcceptableStatusCode: boolean, ...defaultViews: View[]): void {
    this.#negotiation = {
      defaultViews: [...(this.#negotiation?.defaultViews ?? []), ...defaultViews],
      useNotAcceptableStatusCode,
    };
  }

  /** Names of beans that are views. */
  beanName(): void {
    this.#viewResolvers.push(new BeanNameViewResolver(this.#beans));
  }

  /** Names of eta templates. */
  eta(options: EtaViewResolverOptions): void {
    this.#viewResolvers.push(new EtaViewResolver(options));
  }

  /** Names as paths of the application to forward to; must be the last one. */
  internalResource(prefix = '', suffix = ''): void {
    this.#viewResolvers.push(new InternalResourceViewResolver({ prefix, suffix }));
  }

  viewResolver(viewResolver: ViewResolver): void {
    this.#viewResolvers.push(viewResolver);
  }

  /** Place among the view resolvers that are beans. Default: last; first with content negotiation. */
  order(order: number): void {
    this.#order = order;
  }

  get hasRegistrations(): boolean {
    return this.#viewResolvers.length > 0 || this.#negotiation !== undefined;
  }

  getOrder(): number {
    return this.#order ?? (this.#negotiation ? HIGHEST_PRECEDENCE : LOWEST_PRECEDENCE);
  }

  /** With content negotiation, one that stands before those that were added. */
  getViewResolvers(): readonly ViewResolver[] {
    if (!this.#negotiation) return this.#viewResolvers;
    return [
      new ContentNegotiatingViewResolver({
        ...this.#negotiation,
        contentNegotiationManager: this.#contentNegotiationManager,
        viewResolvers: this.#viewResolvers,
      }),
    ];
  }
}
