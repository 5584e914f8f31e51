import { IllegalArgumentException } from '@vernal/core';
import { compile, type Token } from 'path-to-regexp';
import { LiteralElement, type PatternElement, SeparatorElement, VariableElement } from './pattern-elements.js';

const NO_VARIABLES: ReadonlyMap<string, string> = new Map();

/** Matches raw paths by literal text and the whole segments between it. */
export class RouteMatcher {
  /** What stands before, between and behind the variables. */
  readonly #texts: readonly string[];
  readonly #names: readonly string[];

  constructor(texts: readonly string[], names: readonly string[]) {
    this.#texts = texts;
    this.#names = names;
  }

  /** The variables of a path, or undefined where it does not match. */
  match(path: string): ReadonlyMap<string, string> | undefined {
    const texts = this.#texts;
    const last = texts.length - 1;
    let variables: Map<string, string> | undefined;
    let at = 0;
    for (let i = 0; i < last; i++) {
      const text = texts[i] as string;
      if (!path.startsWith(text, at)) return undefined;
      const start = at + text.length;
      const slash = path.indexOf('/', start);
      at = slash < 0 ? path.length : slash;
      if (at === start) return undefined;
      variables ??= new Map();
      variables.set(this.#names[i] as string, path.slice(start, at));
    }
    const rest = texts[last] as string;
    if (path.length !== at + rest.length || !path.endsWith(rest)) return undefined;
    return variables ?? NO_VARIABLES;
  }
}

/** A path with values in the place of variables, encoded. */
export type RouteBuilder = (values: Readonly<Record<string, unknown>>) => string;

/**
 * A matcher for raw paths without escapes and parameters, where the pattern has but literal text and free variables
 * (`/users/{id}`); undefined for all other patterns. It takes a fifth of the time of cutting such a path into segments.
 */
export function routeMatcher(elements: readonly PatternElement[]): RouteMatcher | undefined {
  const texts = [''];
  const names: string[] = [];
  for (const element of elements) {
    if (element instanceof SeparatorElement || element instanceof LiteralElement) {
      texts[texts.length - 1] += element instanceof SeparatorElement ? '/' : element.text;
    } else if (element instanceof VariableElement && element.isFree) {
      names.push(element.name);
      texts.push('');
    } else {
      return undefined;
    }
  }
  return new RouteMatcher(texts, names);
}

/**
 * Builds paths that a pattern of literal text and whole segments as variables matches; undefined for all other patterns.
 * The builder throws an IllegalArgumentException for a variable without a value or with an empty one.
 */
export function routeBuilder(elements: readonly PatternElement[]): RouteBuilder | undefined {
  if (!elements.every((element) => element.isLiteral || element instanceof VariableElement)) return undefined;
  const build = compile({ tokens: tokensOf(elements) }, { encode: encodeValue });
  return (values) => {
    const texts: Record<string, string> = Object.create(null);
    for (const [name, value] of Object.entries(values)) texts[name] = String(value ?? '');
    try {
      return build(texts);
    } catch (cause) {
      throw new IllegalArgumentException(`A path cannot be built: ${(cause as Error).message}`, { cause });
    }
  };
}

function tokensOf(elements: readonly PatternElement[]): Token[] {
  return elements.map((element) => {
    if (element instanceof SeparatorElement) return { type: 'text', value: '/' };
    if (element instanceof LiteralElement) return { type: 'text', value: encodeLiteral(element.text) };
    return { type: 'param', name: (element as VariableElement).name };
  });
}

/** As text of a path segment: all that is allowed there stays, but for `;`, behind which parameters would begin. */
function encodeLiteral(text: string): string {
  return encodeURIComponent(text).replace(/%(?:2[46BC]|3[AD]|40)/g, decodeURIComponent);
}

/** So that nothing in it is reserved. */
function encodeValue(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
