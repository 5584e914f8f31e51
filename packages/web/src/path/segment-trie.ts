import type { PathPattern } from './path-pattern.js';
import {
  LiteralElement,
  MultiSegmentElement,
  RegexElement,
  SeparatorElement,
  WildcardElement,
} from './pattern-elements.js';

/** A value with the pattern it was added with. */
export interface Entry<T> {
  readonly pattern: PathPattern;
  readonly value: T;
  /** The place in the order in which entries are answered. */
  readonly rank: number;
}

/** Entries in their order, with their values beside them, so that an answer needs no new array. */
export class Bucket<T> {
  /** The value, where there is but one. */
  only: T | undefined = undefined;
  readonly entries: Entry<T>[] = [];
  readonly values: T[] = [];

  constructor(entries: Iterable<Entry<T>> = []) {
    for (const entry of entries) this.add(entry);
  }

  add(entry: Entry<T>): void {
    this.only = this.entries.length === 0 ? entry.value : undefined;
    this.entries.push(entry);
    this.values.push(entry.value);
  }
}

/** Where a path can lead. */
class Node<T> {
  literals: Map<string, Node<T>> | undefined;
  /** For a segment that is not empty, whatever it is. */
  any: Node<T> | undefined;
  /** Of patterns that end here. */
  here: Bucket<T> | undefined;
  /** Of patterns that take whatever follows, nothing too. */
  rest: Bucket<T> | undefined;

  literal(segment: string): Node<T> {
    this.literals ??= new Map();
    let child = this.literals.get(segment);
    if (!child) {
      child = new Node();
      this.literals.set(segment, child);
    }
    return child;
  }
}

/** A way through the trie: a literal segment, any one segment, or all that follows. */
type Step = string | typeof ANY | typeof REST;
const ANY = Symbol('any');
const REST = Symbol('rest');

/**
 * Entries by the segments of their patterns: a path leads to the buckets of all patterns that may match it.
 * Regular expressions and `?` count as any segment here.
 */
export class SegmentTrie<T> {
  readonly #root = new Node<T>();

  /** Entries are added in the order of their ranks. */
  add(entry: Entry<T>, literalKey: (text: string) => string): void {
    const { pattern } = entry;
    const steps = stepsOf(pattern, literalKey);
    this.#add(steps, entry);
    // `/a/*` is for `/a/` too
    if (pattern.elements.at(-1) instanceof WildcardElement) this.#add([...steps.slice(0, -1), ''], entry);
  }

  /** Adds to `found` the buckets for a path of segments divided by `/`. */
  find(path: string, found: Bucket<T>[]): void {
    walk(this.#root, path, 0, found);
  }

  #add(steps: readonly Step[], entry: Entry<T>): void {
    let at = this.#root;
    for (const step of steps) {
      if (step === REST) {
        at.rest ??= new Bucket();
        at.rest.add(entry);
        return;
      }
      if (step === ANY) at.any ??= new Node();
      at = step === ANY ? at.any! : at.literal(step);
    }
    at.here ??= new Bucket();
    at.here.add(entry);
  }
}

function walk<T>(at: Node<T>, path: string, start: number, found: Bucket<T>[]): void {
  if (at.rest !== undefined) found.push(at.rest);
  if (at.literals === undefined && at.any === undefined) return;
  const slash = path.indexOf('/', start);
  const end = slash < 0 ? path.length : slash;
  const literal = at.literals?.get(path.slice(start, end));
  if (literal !== undefined) enter(literal, path, slash, found);
  if (at.any !== undefined && end > start) enter(at.any, path, slash, found);
}

function enter<T>(child: Node<T>, path: string, slash: number, found: Bucket<T>[]): void {
  if (slash >= 0) {
    walk(child, path, slash + 1, found);
    return;
  }
  if (child.here !== undefined) found.push(child.here);
  if (child.rest !== undefined) found.push(child.rest);
}

/** One step for what stands before, between and after the separators: those of `/a/` are '', 'a' and ''. */
function stepsOf(pattern: PathPattern, literalKey: (text: string) => string): Step[] {
  const steps: Step[] = [];
  let step: Step = '';
  for (const element of pattern.elements) {
    if (element instanceof SeparatorElement) {
      steps.push(step);
      step = '';
    } else if (element instanceof MultiSegmentElement || (element instanceof RegexElement && element.matchesNothing)) {
      // such a regular expression may stand for a second separator, too, and then the steps are no longer those of the path
      return step === '' ? [...steps, REST] : [...steps, step, REST];
    } else {
      step = element instanceof LiteralElement ? literalKey(element.text) : ANY;
    }
  }
  return [...steps, step];
}
