import { Interface } from '@vernal/core';
import type { HttpServletRequest } from './http-servlet-request.js';
import type { HttpSession } from './http-session.js';
import type { ServletContext } from './servlet-context.js';

/**
 * What an application is told of: pass an object with any of these methods to `addListener`, or make it a bean. Listeners are called in
 * order, and in reverse order where something ends. What one throws is logged, and the others are called nevertheless;
 * but for `contextInitialized`, which ends the start, and `requestInitialized`, which ends the request with 500.
 */
export type ServletListener =
  | ServletContextAttributeListener
  | ServletRequestListener
  | HttpSessionListener
  | HttpSessionIdListener
  | HttpSessionAttributeListener;

/** An attribute of the application that has changed. Source: Servlet 6.0 `ServletContextAttributeEvent`. */
export interface ServletContextAttributeEvent {
  readonly servletContext: ServletContext;
  readonly name: string;
  /** The new value of one that was added, the old one of one that was removed or replaced. */
  readonly value: unknown;
}

/** Told of attributes of the application. Source: Servlet 6.0 `ServletContextAttributeListener`. */
@Interface({ any: ['contextAttributeAdded', 'contextAttributeRemoved', 'contextAttributeReplaced'] })
export abstract class ServletContextAttributeListener {
  contextAttributeAdded?(event: ServletContextAttributeEvent): void;
  contextAttributeRemoved?(event: ServletContextAttributeEvent): void;
  contextAttributeReplaced?(event: ServletContextAttributeEvent): void;
}

/** A request that begins or has ended. Source: Servlet 6.0 `ServletRequestEvent`. */
export interface ServletRequestEvent {
  readonly servletContext: ServletContext;
  readonly request: HttpServletRequest;
}

/** Told of each request before its filters and after its answer, however that ended. Source: Servlet 6.0 `ServletRequestListener`. */
@Interface({ any: ['requestInitialized', 'requestDestroyed'] })
export abstract class ServletRequestListener {
  requestInitialized?(event: ServletRequestEvent): void;
  requestDestroyed?(event: ServletRequestEvent): void;
}

/** A session of which a listener is told. Source: Servlet 6.0 `HttpSessionEvent`. */
export interface HttpSessionEvent {
  readonly session: HttpSession;
}

/** Told of sessions. Source: Servlet 6.0 `HttpSessionListener`. */
@Interface({ any: ['sessionCreated', 'sessionDestroyed'] })
export abstract class HttpSessionListener {
  sessionCreated?(event: HttpSessionEvent): void;
  /** Before a session is invalidated, or when it has expired: its attributes can still be read. */
  sessionDestroyed?(event: HttpSessionEvent): void;
}

/** Told of new ids of sessions, as after a login. Source: Servlet 6.0 `HttpSessionIdListener`. */
@Interface({ any: ['sessionIdChanged'] })
export abstract class HttpSessionIdListener {
  sessionIdChanged?(event: HttpSessionEvent, oldSessionId: string): void;
}

/** An attribute of a session that has changed. Source: Servlet 6.0 `HttpSessionBindingEvent`. */
export interface HttpSessionBindingEvent extends HttpSessionEvent {
  readonly name: string;
  /** The new value of one that was added, the old one of one that was removed or replaced. */
  readonly value: unknown;
}

/** Told of attributes of sessions. Source: Servlet 6.0 `HttpSessionAttributeListener`. */
@Interface({ any: ['attributeAdded', 'attributeRemoved', 'attributeReplaced'] })
export abstract class HttpSessionAttributeListener {
  attributeAdded?(event: HttpSessionBindingEvent): void;
  attributeRemoved?(event: HttpSessionBindingEvent): void;
  attributeReplaced?(event: HttpSessionBindingEvent): void;
}
