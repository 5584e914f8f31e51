import { IllegalStateException } from '../util/exceptions.js';

/** Further names of beans; an alias may stand for another alias. Symbols are always aliases. */
export class AliasRegistry {
  readonly #names = new Map<string | symbol, string>();

  /** @throws IllegalStateException where the alias stands for another name, or for a name that leads back to it. */
  register(name: string, alias: string | symbol, allowOverriding: boolean): void {
    if (alias === name) {
      this.#names.delete(alias);
      return;
    }
    const present = this.#names.get(alias);
    if (present === name) return;
    if (present !== undefined && !allowOverriding) {
      throw new IllegalStateException(
        `'${String(alias)}' is an alias of '${present}' already and cannot become one of '${name}'.`,
      );
    }
    if (this.canonical(name) === alias || this.#leadsTo(name, alias)) {
      throw new IllegalStateException(
        `'${String(alias)}' cannot be an alias of '${name}': that one is an alias of it.`,
      );
    }
    this.#names.set(alias, name);
  }

  remove(alias: string | symbol): void {
    if (!this.#names.delete(alias)) throw new IllegalStateException(`There is no alias '${String(alias)}'.`);
  }

  has(name: string | symbol): boolean {
    return this.#names.has(name);
  }

  /** The name that an alias stands for in the end, and any other name itself; a `&` before it stays. */
  canonical(name: string | symbol): string {
    if (typeof name === 'string' && name.startsWith('&')) return `&${this.canonical(name.replace(/^&+/, ''))}`;
    let at = name;
    for (let next = this.#names.get(at); next !== undefined; next = this.#names.get(at)) at = next;
    return typeof at === 'string' ? at : String(at);
  }

  /** The aliases of a name, those of its aliases included. */
  aliasesOf(name: string): string[] {
    if (this.#names.size === 0) return [];
    const found: string[] = [];
    for (const [alias, target] of this.#names) {
      if (target === name && typeof alias === 'string') found.push(alias, ...this.aliasesOf(alias));
    }
    return found;
  }

  #leadsTo(name: string, alias: string | symbol): boolean {
    for (let at = this.#names.get(name); at !== undefined; at = this.#names.get(at)) if (at === alias) return true;
    return false;
  }
}
