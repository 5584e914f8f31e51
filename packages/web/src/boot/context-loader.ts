import { type AbstractApplicationContext, IllegalStateException } from '@vernal/core';
import type { ApplicationContextInitializer } from '../dispatcher/framework-servlet.js';
import {
  configureWebApplicationContext,
  getWebApplicationContext,
  setWebApplicationContext,
} from '../dispatcher/web-application-context.js';
import type { DynamicServletContext, ServletContextListener } from '../servlet/dynamic-servlet-context.js';
import type { ServletContext } from '../servlet/servlet-context.js';

/**
 * Starts the root context of an application, which is the parent of every servlet's own, publishes it in the servlet context,
 * and closes it at the end. Source: Spring `ContextLoader`.
 */
export class ContextLoader {
  readonly #context: AbstractApplicationContext;
  readonly #initializers: readonly ApplicationContextInitializer[];

  constructor(context: AbstractApplicationContext, initializers: readonly ApplicationContextInitializer[] = []) {
    this.#context = context;
    this.#initializers = initializers;
  }

  /** Throws an `IllegalStateException` where the application has a root context already. */
  async initWebApplicationContext(servletContext: ServletContext): Promise<AbstractApplicationContext> {
    if (getWebApplicationContext(servletContext)) {
      throw new IllegalStateException(
        'Cannot initialize the root context because there is one already: an application may have one ContextLoader only',
      );
    }
    if (!this.#context.isActive()) await this.#configureAndRefresh(servletContext);
    setWebApplicationContext(servletContext, this.#context);
    return this.#context;
  }

  /** Does nothing where the context has not been started. */
  async closeWebApplicationContext(servletContext: ServletContext): Promise<void> {
    try {
      if (this.#context.isActive()) await this.#context.close();
    } finally {
      setWebApplicationContext(servletContext, undefined);
    }
  }

  async #configureAndRefresh(servletContext: ServletContext): Promise<void> {
    configureWebApplicationContext(this.#context, servletContext);
    for (const initialize of this.#initializers) await initialize(this.#context);
    await this.#context.refresh();
  }
}

/** A {@link ContextLoader} that the servlet container starts and ends. Source: Spring `ContextLoaderListener`. */
export class ContextLoaderListener extends ContextLoader implements ServletContextListener {
  async contextInitialized(servletContext: DynamicServletContext): Promise<void> {
    await this.initWebApplicationContext(servletContext);
  }

  contextDestroyed(servletContext: DynamicServletContext): Promise<void> {
    return this.closeWebApplicationContext(servletContext);
  }
}
