import { setTimeout } from 'node:timers/promises';

/** Runs something a few milliseconds from now, outside of the request. */
export function later(task: () => unknown): void {
  void setTimeout(20).then(task);
}
