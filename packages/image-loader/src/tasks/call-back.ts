/** Calls a caller's function. What it throws is the caller's own affair: reported as uncaught, and no other caller's work suffers. */
export function callBack<Arguments extends unknown[]>(
  callback: ((...values: Arguments) => void) | undefined,
  ...values: Arguments
): void {
  try {
    callback?.(...values);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
