/** Things that wait. The first, the last and any other can be taken out without looking at the rest. */
export class WaitingLine<T> {
  readonly #places: (T | undefined)[] = [];
  readonly #placeOf = new Map<T, number>();
  #first = 0;

  get size(): number {
    return this.#placeOf.size;
  }

  /** Puts it at the end, where it is not waiting already. */
  add(item: T): void {
    if (this.#placeOf.has(item)) return;
    this.#placeOf.set(item, this.#places.length);
    this.#places.push(item);
  }

  /** @returns whether it was waiting */
  remove(item: T): boolean {
    const place = this.#placeOf.get(item);
    if (place === undefined) return false;
    this.#placeOf.delete(item);
    this.#places[place] = undefined;
    if (this.#placeOf.size === 0) {
      this.#places.length = 0;
      this.#first = 0;
    }
    return true;
  }

  first(): T | undefined {
    while (this.#first < this.#places.length && this.#places[this.#first] === undefined) this.#first++;
    return this.#places[this.#first];
  }

  last(): T | undefined {
    while (this.#places.length > 0 && this.#places.at(-1) === undefined) this.#places.pop();
    this.#first = Math.min(this.#first, this.#places.length);
    return this.#places.at(-1);
  }
}
