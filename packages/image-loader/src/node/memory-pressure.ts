import { freemem, totalmem } from 'node:os';

const EVERY = 10_000;
/** Below this part of the memory that the process may use, memory is short. */
const SHORT = 0.1;

/** Calls `onPressure` every ten seconds while memory is short. Does not keep the process alive. @returns a function that ends it */
export function watchMemoryPressure(onPressure: () => void, isShort: () => boolean = isMemoryShort): () => void {
  const timer = setInterval(() => {
    if (isShort()) onPressure();
  }, EVERY).unref();
  return () => clearInterval(timer);
}

function isMemoryShort(): boolean {
  const limit = Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem());
  return (process.availableMemory?.() ?? freemem()) < limit * SHORT;
}
