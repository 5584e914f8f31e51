/** `{"error": kind}`: what the kit answers where Spring throws. */
export function error(kind: string): { error: string } {
  return { error: kind };
}

/** The outcome of the work, or `{"error": kind}` where the expected error was thrown. */
export function attempt<T>(
  kind: string,
  expected: abstract new (...args: never[]) => Error,
  work: () => T,
): T | { error: string } {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof expected) return error(kind);
    throw thrown;
  }
}

/** An object whose undefined values stay in it as JSON null. */
export function object(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? null]));
}
