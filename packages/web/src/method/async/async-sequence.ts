/** Stands for values that give others one after the other, in time: async generators, streams. */
export abstract class AsyncSequence {}

/** Whether a value gives others one after the other, in time. */
export function isAsyncSequence(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
