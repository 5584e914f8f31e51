import { randomBytes } from 'node:crypto';
import { isPromiseLike, type MaybePromise } from '@vernal/core';
import { ResponseCookie, type ResponseCookieAttributes } from '../http/response-cookie.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { HttpSession } from '../servlet/http-session.js';
import type { SessionListeners, SessionSource } from '../servlet/session-source.js';
import { MapSessionRepository } from './map-session-repository.js';
import type { SessionRepository } from './session-repository.js';
import { StandardSession } from './standard-session.js';
import type { StoredSession } from './stored-session.js';

/** Settings of a {@link SessionManager}. */
export interface SessionManagerOptions {
  /** Default: in memory. */
  readonly repository?: SessionRepository;
  /** Seconds between two requests after which a session ends; 0 or less: never. Default 1800. */
  readonly maxInactiveInterval?: number;
  /** Default `SESSION`. */
  readonly cookieName?: string;
  /** Default: `HttpOnly`, `SameSite=Lax`, the path of the application, and `Secure` for a request that came over HTTPS. */
  readonly cookie?: ResponseCookieAttributes;
}

const ID_BYTES = 24;
/** What could be an id of ours; nothing else is worth a question to the repository. */
const ID = /^[\w-]{16,128}$/;

/** Gives requests their sessions, by a cookie. Source: Spring Session `SessionRepositoryFilter`, `CookieHttpSessionIdResolver`. */
export class SessionManager implements SessionSource {
  readonly #repository: SessionRepository;
  readonly #maxInactiveInterval: number;
  readonly #cookieName: string;
  readonly #cookie: ResponseCookieAttributes;
  #listeners: SessionListeners | undefined;

  constructor(options: SessionManagerOptions = {}) {
    this.#repository = options.repository ?? new MapSessionRepository();
    this.#maxInactiveInterval = options.maxInactiveInterval ?? 1800;
    this.#cookieName = options.cookieName ?? 'SESSION';
    this.#cookie = options.cookie ?? {};
    this.#repository.onExpiry?.((stored) => this.#known(stored).invalidate());
  }

  useListeners(listeners: SessionListeners): void {
    this.#listeners = listeners;
  }

  requestedSessionId(request: HttpServletRequest): string | undefined {
    for (const { name, value } of request.getCookies()) if (name === this.#cookieName) return value;
    return undefined;
  }

  find(request: HttpServletRequest): MaybePromise<HttpSession | undefined> {
    const id = this.requestedSessionId(request);
    if (id === undefined || !ID.test(id)) return undefined;
    const found = this.#repository.find(id);
    if (isPromiseLike(found)) return found.then((stored) => stored && this.#known(stored));
    return found && this.#known(found);
  }

  create(): HttpSession {
    const now = Date.now();
    const stored = {
      id: newId(),
      creationTime: now,
      lastAccessedTime: now,
      maxInactiveInterval: this.#maxInactiveInterval,
      attributes: new Map(),
    };
    const session = new StandardSession(stored, undefined, this.#listeners);
    this.#listeners?.sessionCreated(session);
    return session;
  }

  #known(stored: StoredSession): StandardSession {
    return new StandardSession(stored, stored.id, this.#listeners);
  }

  isValid(session: HttpSession): boolean {
    return (session as StandardSession).isValid;
  }

  changeSessionId(session: HttpSession): string {
    const { stored } = session as StandardSession;
    const oldId = stored.id;
    stored.id = newId();
    this.#listeners?.sessionIdChanged(session, oldId);
    return stored.id;
  }

  save(session: HttpSession, request: HttpServletRequest, response: HttpServletResponse): MaybePromise<void> {
    const { isValid, knownId, stored } = session as StandardSession;
    if (!isValid) {
      if (this.requestedSessionId(request) !== undefined) response.addCookie(this.#cookieOf('', request, 0));
      return knownId === undefined ? undefined : this.#repository.delete(knownId);
    }
    if (stored.id !== knownId) response.addCookie(this.#cookieOf(stored.id, request));
    stored.lastAccessedTime = Date.now();
    if (knownId === undefined) return this.#repository.insert(stored);
    return stored.id === knownId ? this.#repository.update(stored) : this.#repository.rename(knownId, stored);
  }

  #cookieOf(value: string, request: HttpServletRequest, maxAge?: number): ResponseCookie {
    return new ResponseCookie(this.#cookieName, value, {
      path: request.contextPath || '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: request.isSecure,
      ...this.#cookie,
      ...(maxAge === undefined ? {} : { maxAge }),
    });
  }
}

function newId(): string {
  return randomBytes(ID_BYTES).toString('base64url');
}
