import { Component } from '@vernal/core';
import { SessionScope } from '@vernal/web';

/** One for each session. */
@Component()
@SessionScope()
export class Visits {
  #count = 0;

  next(): number {
    return ++this.#count;
  }
}
