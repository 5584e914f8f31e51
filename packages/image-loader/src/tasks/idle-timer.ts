import { now } from './clock.js';

/** Those that wait, and the one timer of the platform that serves them all. It keeps no process alive: what is waited for does. */
const waiting = new Set<IdleTimer>();
let timer: ReturnType<typeof setTimeout> | undefined;
let dueAt = Infinity;

/** Calls `onIdle` once when nothing has touched the timer for `time` ms. Starting, touching and stopping make no timer anew. */
export class IdleTimer {
  #touchedAt = 0;

  constructor(
    readonly time: number,
    private readonly onIdle: () => void,
  ) {}

  /** Starts the timer, or puts it off. */
  touch(): void {
    this.#touchedAt = now();
    waiting.add(this);
    callAt(this.#touchedAt + this.time, this.#touchedAt);
  }

  stop(): void {
    waiting.delete(this);
  }

  /** @returns when it is to be looked at again; undefined when it has expired */
  expire(now: number): number | undefined {
    const idleAt = this.#touchedAt + this.time;
    if (idleAt > now) return idleAt;
    waiting.delete(this);
    this.onIdle();
    return undefined;
  }
}

function callAt(time: number, now: number): void {
  if (time >= dueAt) return;
  clearTimeout(timer);
  dueAt = time;
  timer = setTimeout(expire, Math.ceil(time - now));
  (timer as { unref?(): void }).unref?.();
}

function expire(): void {
  dueAt = Infinity;
  const time = now();
  for (const idle of waiting) {
    const next = idle.expire(time);
    if (next !== undefined) callAt(next, time);
  }
}
