import type { HandlerMappingOptions } from '../mapping/abstract-handler-mapping.js';
import { SimpleUrlHandlerMapping } from '../mapping/simple-url-handler-mapping.js';
import { ParameterizableViewController } from '../views/parameterizable-view-controller.js';
import { RedirectView, type RedirectViewOptions } from '../views/redirect-view.js';

/** Source: Spring `ViewControllerRegistration`. */
export class ViewControllerRegistration {
  #viewName: string | undefined;
  #status: number | undefined;

  /** Default: the name made of the path. */
  setViewName(viewName: string): this {
    this.#viewName = viewName;
    return this;
  }

  setStatusCode(status: number): this {
    this.#status = status;
    return this;
  }

  build(): ParameterizableViewController {
    return new ParameterizableViewController({
      ...(this.#viewName === undefined ? {} : { view: this.#viewName }),
      ...(this.#status === undefined ? {} : { status: this.#status }),
    });
  }
}

/** Source: Spring `RedirectViewControllerRegistration`. */
export class RedirectViewControllerRegistration {
  readonly #url: string;
  #options: RedirectViewOptions = { contextRelative: true, exposeModelAttributes: true };

  constructor(url: string) {
    this.#url = url;
  }

  /** Default 302. */
  setStatusCode(statusCode: number): this {
    return this.#with({ statusCode });
  }

  /** Whether a URL that starts with `/` is relative to the application. Default true. */
  setContextRelative(contextRelative: boolean): this {
    return this.#with({ contextRelative });
  }

  /** Whether the query of the request is taken along. Default false. */
  setKeepQueryParams(propagateQueryParams: boolean): this {
    return this.#with({ propagateQueryParams });
  }

  build(): ParameterizableViewController {
    return new ParameterizableViewController({ view: new RedirectView(this.#url, this.#options) });
  }

  #with(options: RedirectViewOptions): this {
    this.#options = { ...this.#options, ...options };
    return this;
  }
}

/** Paths that need no controller of one's own. Source: Spring `ViewControllerRegistry`. */
export class ViewControllerRegistry {
  readonly #registrations = new Map<string, { build(): ParameterizableViewController }>();
  #order = 1;

  /** Shows a view. */
  addViewController(pathPattern: string): ViewControllerRegistration {
    return this.#add(pathPattern, new ViewControllerRegistration());
  }

  /** Sends the client elsewhere. */
  addRedirectViewController(pathPattern: string, redirectUrl: string): RedirectViewControllerRegistration {
    return this.#add(pathPattern, new RedirectViewControllerRegistration(redirectUrl));
  }

  /** Answers a status without a body. */
  addStatusController(pathPattern: string, status: number): void {
    this.#registrations.set(pathPattern, {
      build: () => new ParameterizableViewController({ status, statusOnly: true }),
    });
  }

  /** Place among the handler mappings. Default 1: behind the controllers' methods. */
  setOrder(order: number): this {
    this.#order = order;
    return this;
  }

  /** Undefined where there are none. */
  buildHandlerMapping(options: HandlerMappingOptions): SimpleUrlHandlerMapping | undefined {
    if (this.#registrations.size === 0) return undefined;
    const handlers = new Map([...this.#registrations].map(([path, registration]) => [path, registration.build()]));
    return new SimpleUrlHandlerMapping(handlers, { ...options, order: this.#order });
  }

  #add<R extends { build(): ParameterizableViewController }>(pathPattern: string, registration: R): R {
    this.#registrations.set(pathPattern, registration);
    return registration;
  }
}
