import { readdirSync } from 'node:fs';
import type { HandlerInterceptor, HttpServletRequest, HttpServletResponse } from '@vernal/web';

/** What a process has that requests could leave behind. */
export interface Leftovers {
  /** Requests and answers that something still holds. */
  readonly requests: number;
  /** Files in the folder for uploads. */
  readonly temporaryFiles: number;
  /** Files, sockets and the like that are open; -1 where the system does not tell. */
  readonly openDescriptors: number;
  /** Timers, sockets and the like by which Node.js would stay alive. */
  readonly activeResources: number;
  /** Of the process, and warnings of too many on anything. */
  readonly listeners: number;
  readonly heapUsed: number;
}

/** Remembers requests without holding them. */
export class RequestTrack implements HandlerInterceptor {
  #seen: WeakRef<object>[] = [];
  #warnings = 0;

  constructor() {
    process.on('warning', () => {
      this.#warnings += 1;
    });
  }

  preHandle(request: HttpServletRequest, response: HttpServletResponse): boolean {
    if (request.requestURI !== '/leftovers') this.#seen.push(new WeakRef(request), new WeakRef(response.raw));
    return true;
  }

  /** After the garbage is collected; needs `--expose-gc`. */
  async leftovers(folder: string): Promise<Leftovers> {
    // what is referenced weakly lives until the end of the turn in which it was looked at
    for (let round = 0; round < 5; round += 1) {
      await new Promise(setImmediate);
      (globalThis as { gc?: () => void }).gc?.();
    }
    this.#seen = this.#seen.filter((reference) => reference.deref() !== undefined);
    return {
      requests: this.#seen.length,
      temporaryFiles: readdirSync(folder).length,
      openDescriptors: process.platform === 'linux' ? readdirSync('/proc/self/fd').length : -1,
      activeResources: process.getActiveResourcesInfo().length,
      listeners: this.#warnings + process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
      heapUsed: process.memoryUsage().heapUsed,
    };
  }
}
