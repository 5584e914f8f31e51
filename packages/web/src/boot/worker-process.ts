/** Tells a process that it is a worker: of how many. */
export const WORKER_VARIABLE = 'VERNAL_WORKERS';

/** What a worker is sent when it is to end: signals of a terminal reach all processes, so a second one would kill it. */
export const STOP_WORKER = 'vernal:stop';

const AROUND = Number(process.env[WORKER_VARIABLE] ?? 0);
// not for the processes that this one starts
delete process.env[WORKER_VARIABLE];

/** Of how many workers this process is one; 0: it is none. */
export function workersAround(): number {
  return AROUND;
}

/** Ends a worker when it is told to: after `close`, which lets its requests end. What it returns takes that back. */
export function endWhenTold(close: () => Promise<void>): () => void {
  const onMessage = (message: unknown) => {
    if (message === STOP_WORKER) void close().finally(() => process.exit());
  };
  process.on('message', onMessage);
  return () => process.off('message', onMessage);
}
