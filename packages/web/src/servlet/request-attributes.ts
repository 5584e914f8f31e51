/** One attribute, and the one that was set before it. */
interface Attribute {
  readonly name: string;
  value: unknown;
  next: Attribute | undefined;
}

/**
 * The attributes of one request, by name. There are few of them, and they are made for each request: a chain costs less than
 * a map.
 */
export class RequestAttributes {
  #last: Attribute | undefined = undefined;

  get(name: string): unknown {
    for (let at = this.#last; at !== undefined; at = at.next) if (at.name === name) return at.value;
    return undefined;
  }

  /** Nothing, that is null or undefined, removes the attribute. */
  set(name: string, value: unknown): void {
    if (value === undefined || value === null) {
      this.remove(name);
      return;
    }
    for (let at = this.#last; at !== undefined; at = at.next) {
      if (at.name !== name) continue;
      at.value = value;
      return;
    }
    this.#last = { name, value, next: this.#last };
  }

  remove(name: string): void {
    let after: Attribute | undefined;
    for (let at = this.#last; at !== undefined; at = at.next) {
      if (at.name !== name) {
        after = at;
        continue;
      }
      if (after) after.next = at.next;
      else this.#last = at.next;
      return;
    }
  }

  /** In the order in which they were first set. */
  names(): string[] {
    const names: string[] = [];
    for (let at = this.#last; at !== undefined; at = at.next) names.push(at.name);
    return names.reverse();
  }
}
