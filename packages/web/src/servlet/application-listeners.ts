import { getLogger, isPromiseLike } from '@vernal/core';
import type { ServletContextListener } from './dynamic-servlet-context.js';
import type { HttpServletRequest } from './http-servlet-request.js';
import type { HttpSession } from './http-session.js';
import type { ServletContext } from './servlet-context.js';
import type {
  HttpSessionAttributeListener,
  HttpSessionIdListener,
  HttpSessionListener,
  ServletContextAttributeListener,
  ServletListener,
  ServletRequestListener,
} from './servlet-listeners.js';
import type { SessionListeners } from './session-source.js';

const logger = getLogger('vernal.web.ServletContext');

type AnyListener = ServletContextListener &
  ServletContextAttributeListener &
  ServletRequestListener &
  HttpSessionListener &
  HttpSessionIdListener &
  HttpSessionAttributeListener;

const SESSION_METHODS: readonly (keyof AnyListener)[] = [
  'sessionCreated',
  'sessionDestroyed',
  'sessionIdChanged',
  'attributeAdded',
  'attributeRemoved',
  'attributeReplaced',
];

/** Tells the listeners of one application what happens, those for an end in reverse order. */
export class ApplicationListeners implements SessionListeners {
  readonly all: readonly ServletContextListener[];
  readonly #listeners: AnyListener[] = [];
  #hearRequests = false;
  #hearSessions = false;

  constructor() {
    this.all = this.#listeners;
  }

  add(listener: ServletContextListener | ServletListener): void {
    const added = listener as AnyListener;
    this.#listeners.push(added);
    this.#hearRequests ||= Boolean(added.requestInitialized ?? added.requestDestroyed);
    this.#hearSessions ||= SESSION_METHODS.some((method) => added[method] !== undefined);
  }

  /** Whether anybody wants to know of requests. */
  get hearRequests(): boolean {
    return this.#hearRequests;
  }

  /** Whether anybody wants to know of sessions. */
  get hearSessions(): boolean {
    return this.#hearSessions;
  }

  contextAttributeChanged(servletContext: ServletContext, name: string, previous: unknown, value: unknown): void {
    if (this.#listeners.length === 0) return;
    const method = changeOf(previous, value);
    if (!method) return;
    const event = { servletContext, name, value: previous ?? value };
    this.#tell((listener) => listener[`contextAttribute${method}`]?.(event));
  }

  /** Throws what a listener throws. */
  requestInitialized(servletContext: ServletContext, request: HttpServletRequest): void {
    for (const listener of this.#listeners) watched(listener.requestInitialized?.({ servletContext, request }));
  }

  requestDestroyed(servletContext: ServletContext, request: HttpServletRequest): void {
    this.#tell((listener) => listener.requestDestroyed?.({ servletContext, request }), true);
  }

  sessionCreated(session: HttpSession): void {
    this.#tell((listener) => listener.sessionCreated?.({ session }));
  }

  sessionDestroyed(session: HttpSession): void {
    this.#tell((listener) => listener.sessionDestroyed?.({ session }), true);
  }

  sessionIdChanged(session: HttpSession, oldSessionId: string): void {
    this.#tell((listener) => listener.sessionIdChanged?.({ session }, oldSessionId));
  }

  sessionAttributeChanged(session: HttpSession, name: string, previous: unknown, value: unknown): void {
    const method = changeOf(previous, value);
    if (!method) return;
    const event = { session, name, value: previous ?? value };
    this.#tell((listener) => listener[`attribute${method}`]?.(event));
  }

  #tell(call: (listener: AnyListener) => unknown, isEnd = false): void {
    for (const listener of isEnd ? this.#listeners.toReversed() : this.#listeners) {
      try {
        watched(call(listener));
      } catch (error) {
        failed(error);
      }
    }
  }
}

function changeOf(previous: unknown, value: unknown): 'Added' | 'Removed' | 'Replaced' | undefined {
  const [was, is] = [previous ?? undefined, value ?? undefined];
  if (was === undefined) return is === undefined ? undefined : 'Added';
  return is === undefined ? 'Removed' : 'Replaced';
}

/** Nobody waits for a listener that is async; what it is rejected with must not end the process. */
function watched(result: unknown): void {
  if (isPromiseLike(result)) result.then(undefined, failed);
}

function failed(error: unknown): void {
  logger.error('A listener failed', error);
}
