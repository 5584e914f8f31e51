import { IllegalStateException } from '@vernal/core';
import { extensionOf, hasPrefix, parseUrlPattern } from './url-pattern.js';

/** How a path leads to its target: the answer of {@link ServletMapper.find}. */
export interface ServletMapping<T> {
  readonly target: T;
  readonly pattern: string;
  /** Length of the servlet path of a prefix pattern; -1 for all others, whose servlet path is the whole path. */
  readonly prefixLength: number;
}

/**
 * Chooses by path: the exact one, then the longest prefix, then the extension, then the default.
 * Source: Servlet 6.0 section 12.1.
 */
export class ServletMapper<T> {
  readonly #exact = new Map<string, ServletMapping<T>>();
  readonly #extensions = new Map<string, ServletMapping<T>>();
  #prefixes: { readonly path: string; readonly mapping: ServletMapping<T> }[] = [];
  #default: ServletMapping<T> | undefined;

  /** Throws an `IllegalStateException` for a pattern that is taken, an `IllegalArgumentException` for one that is none. */
  add(text: string, target: T): void {
    const pattern = parseUrlPattern(text);
    const mapping = { target, pattern: text, prefixLength: pattern.kind === 'prefix' ? pattern.path.length : -1 };
    if (this.#has(text))
      throw new IllegalStateException(`The URL pattern '${text}' already belongs to another servlet`);
    switch (pattern.kind) {
      case 'exact':
        this.#exact.set(pattern.path, mapping);
        break;
      case 'prefix':
        this.#prefixes.push({ path: pattern.path, mapping });
        this.#prefixes.sort((a, b) => b.path.length - a.path.length);
        break;
      case 'extension':
        this.#extensions.set(pattern.extension, mapping);
        break;
      case 'default':
        this.#default = mapping;
        break;
    }
  }

  /** The target of a decoded path, undefined where there is none. */
  find(path: string): ServletMapping<T> | undefined {
    return this.#specific(path) ?? this.#default;
  }

  #specific(path: string): ServletMapping<T> | undefined {
    if (this.#exact.size > 0) {
      const exact = this.#exact.get(path);
      if (exact) return exact;
    }
    for (const prefix of this.#prefixes) if (hasPrefix(path, prefix.path)) return prefix.mapping;
    if (this.#extensions.size === 0) return undefined;
    const extension = extensionOf(path);
    return extension === undefined ? undefined : this.#extensions.get(extension);
  }

  #has(text: string): boolean {
    const mappings = [...this.#exact.values(), ...this.#extensions.values(), ...this.#prefixes.map((it) => it.mapping)];
    return [...mappings, this.#default].some((mapping) => mapping?.pattern === text);
  }
}
