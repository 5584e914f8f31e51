import type { Class } from '@vernal/core';
import type { HandlerContext } from '../mapping/handler-context.js';
import type { ServletContext } from '../servlet/servlet-context.js';

/** Name of the servlet context's attribute with the root context. Source: Spring `WebApplicationContext`. */
const ROOT = 'vernal.web.WebApplicationContext.ROOT';

/** What servlets need of an `ApplicationContext`. */
export interface WebApplicationContext extends HandlerContext {
  containsBean(name: string): boolean;
  getBeanNamesForType(type: Class): readonly string[];
  setParent(parent: HandlerContext | undefined): void;
  isActive(): boolean;
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/** The root context of an application; undefined where it has none. Source: Spring `WebApplicationContextUtils`. */
export function getWebApplicationContext(servletContext: ServletContext): WebApplicationContext | undefined {
  return servletContext.getAttribute(ROOT) as WebApplicationContext | undefined;
}

/** Publishes the root context; undefined takes it away. */
export function setWebApplicationContext(
  servletContext: ServletContext,
  context: WebApplicationContext | undefined,
): void {
  servletContext.setAttribute(ROOT, context);
}
