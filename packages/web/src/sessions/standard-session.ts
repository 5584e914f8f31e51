import { IllegalStateException } from '@vernal/core';
import { HttpSession } from '../servlet/http-session.js';
import { notifyUnbound } from '../servlet/http-session-binding-listener.js';
import type { StoredSession } from './stored-session.js';

/** The session of one request: a view on what the repository keeps. */
export class StandardSession extends HttpSession {
  readonly stored: StoredSession;
  /** The id by which the repository knows it; undefined for one that it does not have yet. */
  readonly knownId: string | undefined;
  readonly #lastAccessedTime: number;
  #valid = true;

  constructor(stored: StoredSession, knownId: string | undefined) {
    super();
    this.stored = stored;
    this.knownId = knownId;
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
    if (value === undefined || value === null) attributes.delete(name);
    else attributes.set(name, value);
    if (previous !== value) notifyUnbound(name, previous);
  }

  removeAttribute(name: string): void {
    this.setAttribute(name, undefined);
  }

  getAttributeNames(): string[] {
    return [...this.#checked().attributes.keys()];
  }

  invalidate(): void {
    this.#checked();
    for (const name of this.getAttributeNames()) this.removeAttribute(name);
    this.#valid = false;
  }

  #checked(): StoredSession {
    if (this.#valid) return this.stored;
    throw new IllegalStateException('The session has been invalidated');
  }
}
