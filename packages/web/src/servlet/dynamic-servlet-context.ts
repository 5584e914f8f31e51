import { Interface } from '@vernal/core';
import type { DispatcherType } from './dispatcher-type.js';
import type { ErrorPage } from './error-page.js';
import type { Filter } from './filter.js';
import type { RequestDispatcher } from './http-servlet-request.js';
import type { MultipartConfig } from './multipart-config.js';
import type { Servlet } from './servlet.js';
import { ServletContext } from './servlet-context.js';
import type { ServletListener } from './servlet-listeners.js';

/**
 * The application while it is put together: what listeners and initializers get. Source: Servlet 6.0 `ServletContext`, whose
 * methods for registration stand apart here, so that no request carries them.
 */
export abstract class DynamicServletContext extends ServletContext {
  /** Adds a servlet; throws an `IllegalStateException` for a name that is taken or after the start. */
  abstract addServlet(name: string, servlet: Servlet): ServletRegistration;
  /** Adds a filter; the order of the calls is the order of the chain. */
  abstract addFilter(name: string, filter: Filter): FilterRegistration;
  /** Throws an `IllegalStateException` after the start. */
  abstract addListener(listener: ServletContextListener | ServletListener): void;
  /** A page of the application for a status or an exception that nobody answered. */
  abstract addErrorPage(page: ErrorPage): void;
  /** A dispatcher for a path that starts with `/`, relative to the application. */
  abstract getRequestDispatcher(path: string): RequestDispatcher;
}

/** Source: Servlet 6.0 `ServletRegistration.Dynamic`. */
export interface ServletRegistration {
  /**
   * Paths of the servlet, in Servlet 6.0's forms: `/exact`, `/prefix/*`, `*.extension`, `/` (default servlet). Throws an
   * `IllegalStateException` for a path that another servlet has, an `IllegalArgumentException` for one in no such form.
   */
  addMapping(...urlPatterns: string[]): ServletRegistration;
  /** Servlets with a number of 0 or more start first, lowest number first; the others in the order in which they were added. */
  setLoadOnStartup(order: number): ServletRegistration;
  setInitParameter(name: string, value: string): ServletRegistration;
  setMultipartConfig(config: MultipartConfig): ServletRegistration;
}

/** Source: Servlet 6.0 `FilterRegistration.Dynamic`. */
export interface FilterRegistration {
  /** Paths of the filter; `types` defaults to REQUEST. */
  addMappingForUrlPatterns(types: readonly DispatcherType[] | undefined, ...urlPatterns: string[]): FilterRegistration;
  addMappingForServletNames(types: readonly DispatcherType[] | undefined, ...names: string[]): FilterRegistration;
  setInitParameter(name: string, value: string): FilterRegistration;
}

/** Told of the application's start and end. Source: Servlet 6.0 `ServletContextListener`. */
@Interface({ any: ['contextInitialized', 'contextDestroyed'] })
export abstract class ServletContextListener {
  /** Before any filter or servlet is initialised. */
  contextInitialized?(context: DynamicServletContext): void | Promise<void>;
  /** After all servlets and filters are destroyed; listeners in reverse order. */
  contextDestroyed?(context: DynamicServletContext): void | Promise<void>;
}
