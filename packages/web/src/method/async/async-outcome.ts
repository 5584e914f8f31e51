/** How something asynchronous ended. */
export interface AsyncOutcome {
  readonly value: unknown;
  /** Whether the value is to be thrown. */
  readonly failed: boolean;
}

export function returned(value: unknown): AsyncOutcome {
  return { value, failed: false };
}

export function thrown(value: unknown): AsyncOutcome {
  return { value, failed: true };
}
