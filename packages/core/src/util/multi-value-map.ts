/** A map whose keys have several values each, in the order in which they were added. Source: Spring's `MultiValueMap`. */
export class MultiValueMap<V = string> extends Map<string, V[]> {
  getFirst(key: string): V | undefined {
    return this.get(key)?.[0];
  }

  add(key: string, value: V): void {
    const values = this.get(key);
    if (values) values.push(value);
    else this.set(key, [value]);
  }

  /** The first value of each key. */
  toSingleValueMap(): Map<string, V> {
    return new Map([...this].flatMap(([key, [first]]) => (first === undefined ? [] : [[key, first] as const])));
  }
}
