/** All fields of all sources; of a field that several have, the last one's. */
export function mergeHeaders(first: HeadersInit | undefined, ...others: readonly (HeadersInit | undefined)[]): Headers {
  const merged = new Headers(first);
  for (const source of others) {
    if (source !== undefined) for (const [name, value] of new Headers(source)) merged.set(name, value);
  }
  return merged;
}
