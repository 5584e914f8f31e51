import { executionAsyncResource } from 'node:async_hooks';

let kept: object | undefined;

/**
 * Keeps one of the objects that `process.nextTick` makes, for as long as the process lives.
 *
 * Node.js makes them with computed keys, and V8 (seen in Node.js 20 and 24) knows their shape for as long as there is one of them. Where
 * a server is asked a little, rests, and its garbage is collected meanwhile, none is left: V8 then takes the shape for one that changes,
 * never optimizes the making again, and each tick takes four to five times as long, several of them in each request.
 */
export function keepTick(): void {
  if (kept !== undefined) return;
  process.nextTick(() => {
    kept = executionAsyncResource();
  });
}
