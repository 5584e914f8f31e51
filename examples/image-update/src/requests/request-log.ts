import { Component } from '@vernal/core';

/** One answered request. */
interface RequestLogEntry {
  /** Hours, minutes and seconds of the answer. */
  readonly time: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Length of the body before it is compressed; 0 for none and for a stream. */
  readonly bytes: number;
  readonly milliseconds: number;
}

const KEPT = 200;

/** Prints each answered request and keeps the newest. */
@Component()
export class RequestLog {
  readonly #entries: RequestLogEntry[] = [];

  add(entry: RequestLogEntry): void {
    this.#entries.unshift(entry);
    this.#entries.length = Math.min(this.#entries.length, KEPT);
    const { time, method, path, status, bytes, milliseconds } = entry;
    console.log(`${time}  ${method} ${path}  ${status}  ${bytes} B  ${milliseconds} ms`);
  }

  /** The newest first. */
  get entries(): readonly RequestLogEntry[] {
    return this.#entries;
  }
}
