import { IllegalArgumentException } from '../util/exceptions.js';

/** Gives the value of a placeholder by its key. */
export type PlaceholderResolver = (key: string) => string | undefined | null;

/** How placeholders are written, and what becomes of those without a value. */
export interface PlaceholderOptions {
  /** Default: `${`. */
  readonly prefix?: string;
  /** Default: `}`. */
  readonly suffix?: string;
  /** Between key and default value; null for none. Default: `:`. */
  readonly separator?: string | null;
  /** Before a prefix or a separator that stands for itself; null for none. Default: a backslash. */
  readonly escape?: string | null;
  /** Whether a placeholder without value and default stays as it is; else it is an error. Default: false. */
  readonly ignoreUnresolvable?: boolean;
}

/** A placeholder that has no value, or whose value leads back to itself. */
export class PlaceholderResolutionException extends IllegalArgumentException {
  constructor(
    readonly reason: string,
    readonly placeholder: string,
    /** The texts in which the placeholder was met, innermost first. */
    readonly values: readonly string[] = [],
  ) {
    super(values.length === 0 ? reason : `${reason} in value ${values.map((value) => `"${value}"`).join(' <-- ')}`);
  }
}

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'simple'; readonly text: string; readonly key: string; readonly fallback: string | undefined }
  | {
      readonly kind: 'nested';
      readonly text: string;
      readonly key: readonly Part[];
      readonly fallback: readonly Part[] | undefined;
    };

interface Resolution {
  readonly resolver: PlaceholderResolver;
  /** Keys whose values are being resolved. */
  readonly visited: Set<string>;
}

const SIMPLE_PREFIXES: Readonly<Record<string, string>> = { '}': '{', ']': '[', ')': '(' };

/**
 * Replaces placeholders `${key}` and `${key:default}` in text. Keys and defaults may hold placeholders themselves, and so
 * may values. The whole of `key:default` is tried as a key first. Source: Spring's `PropertyPlaceholderHelper`.
 */
export class PropertyPlaceholderHelper {
  readonly #prefix: string;
  readonly #suffix: string;
  readonly #simplePrefix: string;
  readonly #separator: string | null;
  readonly #escape: string | null;
  readonly #ignoreUnresolvable: boolean;

  constructor(options: PlaceholderOptions = {}) {
    this.#prefix = options.prefix ?? '${';
    this.#suffix = options.suffix ?? '}';
    const simple = SIMPLE_PREFIXES[this.#suffix];
    this.#simplePrefix = simple !== undefined && this.#prefix.endsWith(simple) ? simple : this.#prefix;
    this.#separator = options.separator === undefined ? ':' : options.separator;
    this.#escape = options.escape === undefined ? '\\' : options.escape;
    this.#ignoreUnresolvable = options.ignoreUnresolvable ?? false;
  }

  /** @throws PlaceholderResolutionException for a placeholder without value, unless these are ignored, and for a circle. */
  replacePlaceholders(text: string, resolver: PlaceholderResolver): string {
    const parts = this.#parse(text);
    return parts === undefined ? text : this.#resolveValue(text, parts, { resolver, visited: new Set() });
  }

  /** The parts of a text; undefined where it has no placeholder. */
  #parse(text: string): Part[] | undefined {
    let start = text.indexOf(this.#prefix);
    if (start < 0) return undefined;
    const parts: Part[] = [];
    let position = 0;
    while (start >= 0) {
      const content = start + this.#prefix.length;
      const end = this.#endOf(text, content);
      if (end < 0 || this.#isEscaped(text, start)) {
        const isEscaped = end >= 0;
        addText(parts, text.slice(position, isEscaped ? start - 1 : start) + this.#prefix);
        position = content;
      } else {
        addText(parts, text.slice(position, start));
        parts.push(this.#placeholder(text.slice(content, end)));
        position = end + this.#suffix.length;
      }
      start = text.indexOf(this.#prefix, position);
    }
    addText(parts, text.slice(position));
    return parts;
  }

  #endOf(text: string, from: number): number {
    let depth = 0;
    for (let at = from; at < text.length; ) {
      if (text.startsWith(this.#suffix, at)) {
        if (depth === 0) return at;
        depth--;
        at += this.#suffix.length;
      } else if (text.startsWith(this.#simplePrefix, at)) {
        depth++;
        at += this.#simplePrefix.length;
      } else at++;
    }
    return -1;
  }

  #isEscaped(text: string, at: number): boolean {
    return this.#escape !== null && at > 0 && text[at - 1] === this.#escape;
  }

  #placeholder(text: string): Part {
    const parts = this.#parse(text);
    if (parts === undefined) return { kind: 'simple', text, ...this.#section(text) };
    const at = parts.findIndex((part) => part.kind === 'text' && this.#section(part.text).fallback !== undefined);
    const unescaped = (part: Part): Part =>
      part.kind === 'text' ? { ...part, text: this.#section(part.text).key } : part;
    if (at < 0) return { kind: 'nested', text, key: parts.map(unescaped), fallback: undefined };
    const key = parts.slice(0, at + 1).map(unescaped);
    const first: Part = { kind: 'text', text: this.#section(parts[at]?.text ?? '').fallback ?? '' };
    return { kind: 'nested', text, key, fallback: [first, ...parts.slice(at + 1)] };
  }

  /** Splits at the first separator that is not escaped; the escapes before it are taken away. */
  #section(text: string): { readonly key: string; readonly fallback: string | undefined } {
    const separator = this.#separator;
    if (separator === null) return { key: text, fallback: undefined };
    let key = '';
    let position = 0;
    for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, position)) {
      if (!this.#isEscaped(text, at)) {
        return { key: key + text.slice(position, at), fallback: text.slice(at + separator.length) };
      }
      key += text.slice(position, at - 1) + separator;
      position = at + separator.length;
    }
    return { key: key + text.slice(position), fallback: undefined };
  }

  #resolveValue(text: string, parts: readonly Part[], resolution: Resolution): string {
    try {
      return this.#resolveAll(parts, resolution);
    } catch (error) {
      if (!(error instanceof PlaceholderResolutionException)) throw error;
      throw new PlaceholderResolutionException(error.reason, error.placeholder, [...error.values, text]);
    }
  }

  #resolveAll(parts: readonly Part[], resolution: Resolution): string {
    return parts.map((part) => this.#resolvePart(part, resolution)).join('');
  }

  #resolvePart(part: Part, resolution: Resolution): string {
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'simple': {
        const whole = part.text === part.key ? undefined : this.#lookUp(part.text, resolution);
        return whole ?? this.#lookUp(part.key, resolution) ?? part.fallback ?? this.#unresolvable(part.key, part.text);
      }
      case 'nested': {
        const key = this.#resolveAll(part.key, resolution);
        const value = this.#lookUp(key, resolution);
        if (value !== undefined) return value;
        return part.fallback ? this.#resolveAll(part.fallback, resolution) : this.#unresolvable(key, part.text);
      }
    }
  }

  #lookUp(key: string, resolution: Resolution): string | undefined {
    const value = resolution.resolver(key) ?? undefined;
    const parts = value === undefined ? undefined : this.#parse(value);
    if (value === undefined || parts === undefined) return value;
    if (resolution.visited.has(key)) {
      throw new PlaceholderResolutionException(`Circular placeholder reference '${key}'`, key);
    }
    resolution.visited.add(key);
    const resolved = this.#resolveValue(value, parts, resolution);
    resolution.visited.delete(key);
    return resolved;
  }

  #unresolvable(key: string, text: string): string {
    if (this.#ignoreUnresolvable) return this.#prefix + key + this.#suffix;
    const values = key === text ? [] : [this.#prefix + text + this.#suffix];
    throw new PlaceholderResolutionException(`Could not resolve placeholder '${key}'`, key, values);
  }
}

function addText(parts: Part[], text: string): void {
  if (text === '') return;
  const last = parts.at(-1);
  if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + text };
  else parts.push({ kind: 'text', text });
}
