/** Looked up once: in Node the global is made by a function each time it is named. */
const clock = performance;

/** Milliseconds on a clock that is never set. */
export const now = (): number => clock.now();
