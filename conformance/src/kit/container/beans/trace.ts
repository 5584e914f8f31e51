import { AsyncLocalStorage } from 'node:async_hooks';

interface Recording {
  lines: string[];
  counts: Map<string, number>;
}

const recordings = new AsyncLocalStorage<Recording>();

/** An object that knows how it is written in the trace. */
export interface Traced {
  describeInTrace(): string;
}

/** What happened, in its order, during one request. */
export const Trace = {
  /** Does the work of one request with a trace of its own. */
  record<T>(work: () => Promise<T>): Promise<T> {
    return recordings.run({ lines: [], counts: new Map() }, work);
  },

  /** The lines up to now; what is added later is no part of them. */
  end(): string[] {
    const recording = current();
    const { lines } = recording;
    recording.lines = [];
    recording.counts = new Map();
    return lines;
  },

  add(line: string): void {
    current().lines.push(line);
  },

  /** "name" for the first object of that name, "name#2" for the second one. */
  label(name: string): string {
    const { counts } = current();
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  },

  /** An object as text: a bean by its label, a list as [a, b], a map as {key=a}. */
  describe(value: unknown): string {
    if (value === null || value === undefined) return 'null';
    if (typeof value === 'string') return value;
    if (Array.isArray(value)) return `[${value.map(Trace.describe).join(', ')}]`;
    if (value instanceof Map) {
      const entries = [...value].map(([key, one]) => `${key}=${Trace.describe(one)}`);
      return `{${entries.join(', ')}}`;
    }
    const { describeInTrace } = value as Partial<Traced>;
    return describeInTrace ? describeInTrace.call(value) : 'other';
  },
};

function current(): Recording {
  const found = recordings.getStore();
  if (!found) throw new Error('Nothing is traced outside of Trace.record().');
  return found;
}
