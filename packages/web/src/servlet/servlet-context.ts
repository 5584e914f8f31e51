import type { DispatcherType } from './dispatcher-type.js';
import type { Filter } from './filter.js';
import type { RequestDispatcher } from './request-dispatcher.js';
import type { Servlet } from './servlet.js';

/** The application as its servlets and filters see it. Source: Servlet 6.0 `ServletContext`. */
export abstract class ServletContext {
  /** Empty, or starting with `/`. */
  abstract readonly contextPath: string;
  abstract readonly initParameters: Readonly<Record<string, string>>;
  abstract getAttribute(name: string): unknown;
  /** Setting `undefined` or `null` removes the attribute. */
  abstract setAttribute(name: string, value: unknown): void;
  abstract removeAttribute(name: string): void;
  abstract getAttributeNames(): string[];
  /** Adds a servlet; throws an `IllegalStateException` for a name that is taken or after the start. */
  abstract addServlet(name: string, servlet: Servlet): ServletRegistration;
  /** Adds a filter; the order of the calls is the order of the chain. */
  abstract addFilter(name: string, filter: Filter): FilterRegistration;
  abstract addListener(listener: ServletContextListener): void;
  /** A dispatcher for a path that starts with `/`, relative to the application. */
  abstract getRequestDispatcher(path: string): RequestDispatcher;
}

/** Source: Servlet 6.0 `ServletRegistration.Dynamic`. */
export interface ServletRegistration {
  /**
   * Paths of the servlet, in Servlet 6.0's forms: `/exact`, `/prefix/*`, `*.extension`, `/` (default servlet). Throws an
   * `IllegalStateException` for a path that another servlet has.
   */
  addMapping(...urlPatterns: string[]): ServletRegistration;
  /** Servlets with a number of 0 or more start first, lowest number first; the others in the order in which they were added. */
  setLoadOnStartup(order: number): ServletRegistration;
  setInitParameter(name: string, value: string): ServletRegistration;
}

/** Source: Servlet 6.0 `FilterRegistration.Dynamic`. */
export interface FilterRegistration {
  /** Paths of the filter; `types` defaults to REQUEST. */
  addMappingForUrlPatterns(types: readonly DispatcherType[] | undefined, ...urlPatterns: string[]): FilterRegistration;
  addMappingForServletNames(types: readonly DispatcherType[] | undefined, ...names: string[]): FilterRegistration;
  setInitParameter(name: string, value: string): FilterRegistration;
}

/** Told of the application's start and end. Source: Servlet 6.0 `ServletContextListener`. */
export interface ServletContextListener {
  /** Before any filter or servlet is initialised. */
  contextInitialized?(context: ServletContext): void | Promise<void>;
  /** After all servlets and filters are destroyed; listeners in reverse order. */
  contextDestroyed?(context: ServletContext): void | Promise<void>;
}
