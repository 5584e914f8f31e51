import { IllegalStateException } from '@vernal/core';
import { HttpSession } from '../servlet/http-session.js';
import { notifyValue } from '../servlet/http-session-binding-listener.js';
import type { SessionListeners } from '../servlet/session-source.js';
import type { StoredSession } from './stored-session.js';

/** The session of one request: a view on what the repository keeps. */
export class StandardSession extends HttpSession {
  readonly stored: StoredSession;
  /** The id by which the repository knows it; undefined for one that it does not have yet. */
  readonly knownId: string | undefined;
  readonly #lastAccessedTime: number;
  readonly #listeners: SessionListeners | undefined;
  #valid = true;

  constructor(stored: StoredSession, knownId: string | undefined, listeners?: SessionListeners) {
    super();
    this.stored = stored;
    this.knownId = knownId;
    this.#listeners = listeners;
    this.#lastAccessedTime = stored.lastAccessedTime;
  }

  get isValid(): boolean {
    return this.#valid;
  }

  get id(): string {
    return this.stored.id;
  }

  get creationTime(): number {
    return this.#checked().creationTime;
  }

  get lastAccessedTime(): number {
    this.#checked();
    return this.#lastAccessedTime;
  }

  get isNew(): boolean {
    this.#checked();
    return this.knownId === undefined;
  }

  get maxInactiveInterval(): number {
    return this.#checked().maxInactiveInterval;
  }

  set maxInactiveInterval(seconds: number) {
    this.#checked().maxInactiveInterval = seconds;
  }

  getAttribute(name: string): unknown {
    return this.#checked().attributes.get(name);
  }

  setAttribute(name: string, value: unknown): void {
    const { attributes } = this.#checked();
    const previous = attributes.get(name);
    // before it can be seen by others, as the specification has it
    if (previous !== value) notifyValue('valueBound', this, name, value);
    if (value === undefined || value === null) attributes.delete(name);
    else attributes.set(name, value);
    if (previous !== value) notifyValue('valueUnbound', this, name, previous);
    this.#listeners?.sessionAttributeChanged(this, name, previous, value);
  }

  removeAttribute(name: string): void {
    this.setAttribute(name, undefined);
  }

  getAttributeNames(): string[] {
    return [...this.#checked().attributes.keys()];
  }

  invalidate(): void {
    this.#checked();
    this.#listeners?.sessionDestroyed(this);
    for (const name of this.getAttributeNames()) this.removeAttribute(name);
    this.#valid = false;
  }

  #checked(): StoredSession {
    if (this.#valid) return this.stored;
    throw new IllegalStateException('The session has been invalidated: the request gives another one');
  }
}
