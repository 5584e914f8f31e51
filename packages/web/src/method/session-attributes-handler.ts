import { type Class, findClassAnnotation, getClass } from '@vernal/core';
import type { WebRequest } from '../binding/web-request.js';
import { SESSION_ATTRIBUTES } from '../decorators/session-attributes.js';

const KNOWN = 'vernal.web.SessionAttributesHandler.KNOWN';

/** Keeps the `@SessionAttributes` of a controller in the session. Source: Spring `SessionAttributesHandler`. */
export class SessionAttributesHandler {
  readonly #names: ReadonlySet<string>;
  readonly #types: ReadonlySet<Class>;
  /** Names of attributes, those found by their class included. */
  readonly #knownNames: Set<string>;

  private constructor(names: readonly string[], types: readonly Class[]) {
    this.#names = new Set(names);
    this.#types = new Set(types);
    this.#knownNames = new Set(names);
  }

  /** Undefined for a controller that keeps nothing. */
  static of(controller: Class): SessionAttributesHandler | undefined {
    const { names = [], types = [] } = findClassAnnotation(controller, SESSION_ATTRIBUTES) ?? {};
    return names.length + types.length > 0 ? new SessionAttributesHandler(names, types) : undefined;
  }

  isHandlerSessionAttribute(name: string, type: Class | undefined): boolean {
    if (type === undefined || !this.#types.has(type)) return this.#names.has(name);
    this.#knownNames.add(name);
    return true;
  }

  async storeAttributes(request: WebRequest, attributes: ReadonlyMap<string, unknown>): Promise<void> {
    for (const [name, value] of attributes) {
      if (value === undefined || value === null) continue;
      const type = getClass(value);
      if (this.isHandlerSessionAttribute(name, type)) await request.setAttribute(name, value, 'session');
    }
    if (this.#types.size > 0) await request.setAttribute(KNOWN, [...this.#knownNames], 'session');
  }

  /** What the session has of it. */
  async retrieveAttributes(request: WebRequest): Promise<Map<string, unknown>> {
    if (this.#types.size > 0) {
      const known = await request.getAttribute(KNOWN, 'session');
      for (const name of Array.isArray(known) ? (known as string[]) : []) this.#knownNames.add(name);
    }
    const attributes = new Map<string, unknown>();
    for (const name of this.#knownNames) {
      const value = await request.getAttribute(name, 'session');
      if (value !== undefined && value !== null) attributes.set(name, value);
    }
    return attributes;
  }

  async retrieveAttribute(request: WebRequest, name: string): Promise<unknown> {
    return request.getAttribute(name, 'session');
  }

  async cleanupAttributes(request: WebRequest): Promise<void> {
    for (const name of this.#knownNames) await request.removeAttribute(name, 'session');
  }
}
