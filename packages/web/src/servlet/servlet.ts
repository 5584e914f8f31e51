import type { HttpServletRequest } from './http-servlet-request.js';
import type { HttpServletResponse } from './http-servlet-response.js';
import type { ServletContext } from './servlet-context.js';

/** What a servlet is told at its start. Source: Servlet 6.0 `ServletConfig`. */
export interface ServletConfig {
  readonly servletName: string;
  readonly servletContext: ServletContext;
  readonly initParameters: Readonly<Record<string, string>>;
}

/** Answers the requests of the paths it is mapped to. Source: Servlet 6.0 `Servlet`. */
export interface Servlet {
  /** Called once, before the first request. */
  init?(config: ServletConfig): void | Promise<void>;
  service(request: HttpServletRequest, response: HttpServletResponse): void | Promise<void>;
  /** Called once, after the last request. */
  destroy?(): void | Promise<void>;
}
