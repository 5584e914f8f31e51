import { foldCase, IllegalArgumentException } from '@vernal/core';
import { PathContainer, PathSegment } from './path-container.js';
import { PathPattern } from './path-pattern.js';
import { Bucket, type Entry, SegmentTrie } from './segment-trie.js';

/** The entries of literal patterns with the same text. */
class LiteralPath<T> extends Bucket<T> {
  /** With the other patterns that match the path, once this was looked up. */
  all: Bucket<T> | undefined = undefined;
}

/** What a look-up found. */
export interface Candidates<T> {
  /** The value, where it is the only one: of many paths each has its own, and a list of one is two objects more to read. */
  readonly only: T | undefined;
  readonly values: readonly T[];
}

interface Tables<T> {
  readonly literals: Map<string, LiteralPath<T>>;
  readonly trie: SegmentTrie<T>;
  /** How text is written in the tables: without letter case where any pattern takes no notice of it. */
  readonly key: (text: string) => string;
}

const NONE: Bucket<never> = new Bucket();
/** Stands for what no literal segment can be: nothing, or a decoded separator. */
const NO_LITERAL = '\0';
const same = (text: string) => text;

/**
 * Values by path pattern: says quickly which of many patterns can match a path.
 * Literal patterns are found by their text, the others by a trie of segments. The tables are made at the first lookup.
 */
export class PathIndex<T> {
  readonly #added: { readonly pattern: PathPattern; readonly value: T }[] = [];
  /** Used by each lookup anew. */
  readonly #buckets: Bucket<T>[] = [];
  #tables: Tables<T> | undefined;

  /** Throws an IllegalArgumentException for a pattern whose separator is not `/`. */
  add(pattern: PathPattern, value: T): void {
    if (pattern.separator !== '/') {
      throw new IllegalArgumentException(
        `"${pattern}" has "${pattern.separator}" between its segments; here it must be "/"`,
      );
    }
    this.#added.push({ pattern, value });
    this.#tables = undefined;
  }

  /** Takes out what was added with this pattern and value; false where there is nothing of the kind. */
  remove(pattern: PathPattern, value: T): boolean {
    const index = this.#added.findIndex((added) => added.value === value && added.pattern.equals(pattern));
    if (index < 0) return false;
    this.#added.splice(index, 1);
    this.#tables = undefined;
    return true;
  }

  /**
   * The values of all patterns that match the raw path, the most specific first; those of the same specificity in the order in
   * which they were added. Values of patterns that are not literal may be among them whose pattern does not match after all:
   * PathPattern has the last word. Literal ones do match.
   * Throws an IllegalArgumentException for an escape in the path that is none.
   */
  lookup(path: string): readonly T[] {
    const tables = this.#readTables();
    const found = this.#isKey(path, tables) ? this.#candidates(path, tables) : new Bucket(this.#matching(path, tables));
    return (found ?? NONE).values;
  }

  /** Only the values of the literal patterns that match the raw path; where there are none, those of {@link lookup}. */
  lookupNearest(path: string): Candidates<T> {
    const tables = this.#readTables();
    if (this.#isKey(path, tables)) return tables.literals.get(path) ?? this.#found(path, tables) ?? NONE;
    const matching = this.#matching(path, tables);
    const literal = matching.filter(({ pattern }) => pattern.isLiteral);
    return new Bucket(literal.length > 0 ? literal : matching);
  }

  /** Whether the path is what its segments stand for: without escapes and parameters, and letter case is of account. */
  #isKey(path: string, tables: Tables<T>): boolean {
    return tables.key === same && !path.includes('%') && !path.includes(';');
  }

  #matching(path: string, tables: Tables<T>): readonly Entry<T>[] {
    const container = PathContainer.parsePath(path);
    const text = container.elements().map((at) => (at instanceof PathSegment ? segmentKey(at.valueToMatch) : at.value));
    const candidates = this.#candidates(tables.key(text.join('')), tables);
    return candidates?.entries.filter(({ pattern }) => pattern.matches(container)) ?? [];
  }

  #candidates(key: string, tables: Tables<T>): Bucket<T> | undefined {
    const literal = tables.literals.get(key);
    if (literal === undefined) return this.#found(key, tables);
    literal.all ??= this.#found(key, tables, literal);
    return literal.all;
  }

  #found(key: string, tables: Tables<T>, literal?: Bucket<T>): Bucket<T> | undefined {
    const buckets = this.#buckets;
    buckets.length = 0;
    if (literal !== undefined) buckets.push(literal);
    tables.trie.find(key, buckets);
    if (buckets.length < 2) return buckets[0];
    return new Bucket(buckets.flatMap(({ entries }) => entries).sort((a, b) => a.rank - b.rank));
  }

  #readTables(): Tables<T> {
    this.#tables ??= this.#makeTables();
    return this.#tables;
  }

  #makeTables(): Tables<T> {
    const sorted = this.#added.toSorted((a, b) => PathPattern.SPECIFICITY_COMPARATOR(a.pattern, b.pattern));
    const key = sorted.every(({ pattern }) => pattern.caseSensitive) ? same : foldCase;
    const tables: Tables<T> = { literals: new Map(), trie: new SegmentTrie(), key };
    for (const [rank, { pattern, value }] of sorted.entries()) {
      const entry = { pattern, value, rank };
      const text = key(pattern.patternString);
      if (!pattern.isLiteral) tables.trie.add(entry, key);
      else if (tables.literals.has(text)) tables.literals.get(text)!.add(entry);
      else tables.literals.set(text, new LiteralPath([entry]));
    }
    return tables;
  }
}

function segmentKey(valueToMatch: string): string {
  return valueToMatch === '' ? NO_LITERAL : valueToMatch.replaceAll('/', NO_LITERAL);
}
