import { type LookupOptions, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';

/** How long it took to get a connection, in ms. */
export interface ConnectionTiming {
  lookup?: number;
  connect?: number;
  /** Until the head of the answer. */
  firstByte?: number;
}

/**
 * Times the connections that are made for a request. The engine makes a connection at once when a request needs one, so what is
 * begun while a request is handed to it belongs to that request.
 */
export class ConnectionTimer {
  #current: ConnectionTiming | undefined;

  /** @param timing is filled in when the connection is there; stays empty where one is used again */
  during(timing: ConnectionTiming, dispatch: () => void): void {
    const before = this.#current;
    this.#current = timing;
    try {
      dispatch();
    } finally {
      this.#current = before;
    }
  }

  connector<Options, Result extends unknown[]>(
    connect: (options: Options, callback: (...result: Result) => void) => void,
  ): (options: Options, callback: (...result: Result) => void) => void {
    return (options, callback) => {
      const timing = this.#current;
      const begun = performance.now();
      connect(options, (...result) => {
        if (timing) timing.connect = performance.now() - begun;
        callback(...result);
      });
    };
  }

  lookup(lookup: LookupFunction = systemLookup as LookupFunction): LookupFunction {
    return (hostname: string, options: LookupOptions, callback: Parameters<LookupFunction>[2]) => {
      const timing = this.#current;
      const begun = performance.now();
      lookup(hostname, options, (...result) => {
        if (timing) timing.lookup = performance.now() - begun;
        callback(...result);
      });
    };
  }
}
