// Behaviours of a protocol that every implementation must show, in Node and in a page alike: no test framework is imported here.

/** One thing that an implementation must do. `Bench` gives the behaviour what it needs, anew for each. */
export interface Behaviour<Bench> {
  readonly name: string;
  readonly check: (bench: Bench) => Promise<void>;
}

/** Compares by value: primitives, arrays, plain objects and byte arrays. */
export function expectEqual(actual: unknown, expected: unknown): void {
  const [found, wanted] = [describeValue(actual), describeValue(expected)];
  if (found !== wanted) throw new Error(`expected ${wanted}, found ${found}`);
}

export function expectTrue(condition: boolean, message: string): void {
  if (!condition) throw new Error(message);
}

/** The error that a promise rejects with. */
export async function rejection(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('expected a rejection');
}

function describeValue(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (part instanceof Uint8Array ? [...part] : part)) ?? 'undefined';
}
