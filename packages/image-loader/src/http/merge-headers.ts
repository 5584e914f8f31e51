/** All fields of all sources; of a field that several have, the last one's. */
export function mergeHeaders(...sources: readonly (HeadersInit | undefined)[]): Headers {
  const merged = new Headers();
  for (const source of sources) {
    for (const [name, value] of new Headers(source)) merged.set(name, value);
  }
  return merged;
}
