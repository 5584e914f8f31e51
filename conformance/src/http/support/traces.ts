import { Component } from '@vernal/core';
import type { HttpServletRequest } from '@vernal/web';

/** What happened during a request, kept under the name that the request gives as ?trace=NAME. */
@Component()
export class Traces {
  readonly #events = new Map<string, string[]>();

  /** Adds to the trace of a request, or to the trace of that name. */
  add(trace: HttpServletRequest | string | undefined, event: string): void {
    const name = typeof trace === 'object' ? trace.getParameter('trace') : trace;
    if (name === undefined) return;
    const list = this.#events.get(name);
    if (list === undefined) this.#events.set(name, [event]);
    else list.push(event);
  }

  /** The events of a trace, which are then forgotten. */
  take(name: string): string[] {
    const list = this.#events.get(name) ?? [];
    this.#events.delete(name);
    return list;
  }
}
