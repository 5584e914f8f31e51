/** How something asynchronous ended. */
export interface AsyncOutcome {
  readonly value: unknown;
  /** Whether the value is to be thrown. */
  readonly failed: boolean;
}

/** The outcome of what gave a value. */
export function returned(value: unknown): AsyncOutcome {
  return { value, failed: false };
}

/** The outcome of what failed with an error. */
export function thrown(value: unknown): AsyncOutcome {
  return { value, failed: true };
}
