/** A map with the same entries, sorted by their keys. */
export function sortedMap<V>(map: ReadonlyMap<string, V>): Map<string, V> {
  return new Map([...map].sort(([one], [other]) => (one === other ? 0 : one < other ? -1 : 1)));
}
