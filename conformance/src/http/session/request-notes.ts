import { Component } from '@vernal/core';
import { HttpServletRequest, RequestScope } from '@vernal/web';

/** One for each request; it is given the request it belongs to. */
@Component()
@RequestScope()
export class RequestNotes {
  readonly #notes: string[] = [];

  constructor(request: HttpServletRequest) {
    this.#notes.push(`for ${request.requestURI}`);
  }

  add(note: string): void {
    this.#notes.push(note);
  }

  all(): string[] {
    return [...this.#notes];
  }
}
