import { IllegalArgumentException } from '@vernal/core';
import { compile, type Token } from 'path-to-regexp';
import { LiteralElement, type PatternElement, SeparatorElement, VariableElement } from './pattern-elements.js';

const NO_VARIABLES: ReadonlyMap<string, string> = new Map();

/** Matches raw paths by literal text and the whole segments between it. */
export class RouteMatcher {
  readonly #text: string;
  /** The variable behind the text, if there is one, and what comes then. */
  readonly #name: string | undefined;
  readonly #next: RouteMatcher;

  constructor(text: string, name?: string, next?: RouteMatcher) {
    this.#text = text;
    this.#name = name;
    this.#next = next ?? this;
  }

  /** The variables of a path from `at` on, together with those found before; undefined where it does not match. */
  match(path: string, at = 0, found?: Map<string, string>): ReadonlyMap<string, string> | undefined {
    if (!path.startsWith(this.#text, at)) return undefined;
    const start = at + this.#text.length;
    if (this.#name === undefined) return start === path.length ? (found ?? NO_VARIABLES) : undefined;
    const slash = path.indexOf('/', start);
    const end = slash < 0 ? path.length : slash;
    if (end === start) return undefined;
    const variables = found ?? new Map<string, string>();
    variables.set(this.#name, path.slice(start, end));
    return this.#next.match(path, end, variables);
  }
}

const END = new RouteMatcher('');

/** A path with values in the place of variables, encoded. */
export type RouteBuilder = (values: Readonly<Record<string, unknown>>) => string;

/**
 * A matcher for raw paths without escapes and parameters, where the pattern has but literal text and free variables
 * (`/users/{id}`); undefined for all other patterns. It takes a fifth of the time of cutting such a path into segments.
 */
export function routeMatcher(elements: readonly PatternElement[]): RouteMatcher | undefined {
  const variables: { readonly text: string; readonly name: string }[] = [];
  let text = '';
  for (const element of elements) {
    if (element instanceof SeparatorElement || element instanceof LiteralElement) {
      text += element instanceof SeparatorElement ? '/' : element.text;
    } else if (element instanceof VariableElement && element.isFree) {
      variables.push({ text, name: element.name });
      text = '';
    } else {
      return undefined;
    }
  }
  const end = text === '' ? END : new RouteMatcher(text);
  return variables.reduceRight((next, { text: before, name }) => new RouteMatcher(before, name, next), end);
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
