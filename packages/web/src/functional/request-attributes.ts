import type { HttpServletRequest } from '../servlet/http-servlet-request.js';

/** The attributes of a request as a map: changes are seen by all who have the request. */
export class RequestAttributes implements Iterable<[name: string, value: unknown]> {
  readonly #request: HttpServletRequest;

  constructor(request: HttpServletRequest) {
    this.#request = request;
  }

  get(name: string): unknown {
    return this.#request.getAttribute(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /** Setting `undefined` or `null` removes the attribute. */
  set(name: string, value: unknown): this {
    this.#request.setAttribute(name, value);
    return this;
  }

  delete(name: string): void {
    this.#request.removeAttribute(name);
  }

  *[Symbol.iterator](): Iterator<[name: string, value: unknown]> {
    for (const name of this.#request.getAttributeNames()) yield [name, this.get(name)];
  }
}
