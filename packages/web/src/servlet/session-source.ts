import type { MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from './http-servlet-request.js';
import type { HttpServletResponse } from './http-servlet-response.js';
import type { HttpSession } from './http-session.js';

/** Who is told of sessions: {@link HttpSessionListener} and its like. */
export interface SessionListeners {
  sessionCreated(session: HttpSession): void;
  /** Before the attributes go. */
  sessionDestroyed(session: HttpSession): void;
  sessionIdChanged(session: HttpSession, oldSessionId: string): void;
  /** `undefined` stands for no value. */
  sessionAttributeChanged(session: HttpSession, name: string, previous: unknown, value: unknown): void;
}

/** Where a container has its sessions from. Source: Spring Session `SessionRepositoryFilter`, Tomcat `Manager`. */
export interface SessionSource {
  /** Called before the first request where the application has listeners for sessions. */
  useListeners?(listeners: SessionListeners): void;
  /** The id that the client sent; undefined where it sent none. */
  requestedSessionId(request: HttpServletRequest): string | undefined;
  /** The session of the requested id; undefined where there is none, or it has expired. */
  find(request: HttpServletRequest): MaybePromise<HttpSession | undefined>;
  /** A new session; it is kept, and its id goes to the client, when it is saved. */
  create(): HttpSession;
  isValid(session: HttpSession): boolean;
  /** The new id, which goes to the client with this answer. */
  changeSessionId(session: HttpSession): string;
  /** Called once for a request that used a session, before its answer is committed; also for one that was invalidated. */
  save(session: HttpSession, request: HttpServletRequest, response: HttpServletResponse): MaybePromise<void>;
}
