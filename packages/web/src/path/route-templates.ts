import { IllegalArgumentException } from '@vernal/core';
import { compile, pathToRegexp, type Token } from 'path-to-regexp';
import { LiteralElement, type PatternElement, SeparatorElement, VariableElement } from './pattern-elements.js';

/** Matches raw paths. */
export interface RouteMatcher {
  test(path: string): boolean;
  /** The variables of a path, or undefined where it does not match. */
  match(path: string): ReadonlyMap<string, string> | undefined;
}

/** A path with values in the place of variables, encoded. */
export type RouteBuilder = (values: Readonly<Record<string, unknown>>) => string;

/**
 * A matcher for raw paths without escapes and parameters, where the pattern has but literal text and free variables
 * (`/users/{id}`); undefined for all other patterns. It takes a fifth of the time of cutting such a path into segments.
 */
export function routeMatcher(elements: readonly PatternElement[]): RouteMatcher | undefined {
  if (!elements.every((element) => element.isLiteral || (element instanceof VariableElement && element.isFree)))
    return undefined;
  const tokens = tokensOf(elements, (text) => text);
  const { regexp, keys } = pathToRegexp({ tokens }, { sensitive: true, trailing: false });
  const names = keys.map(({ name }) => name);
  return {
    test: (path) => regexp.test(path),
    match: (path) => {
      const match = regexp.exec(path);
      if (match === null) return undefined;
      const variables = new Map<string, string>();
      for (let i = 0; i < names.length; i++) variables.set(names[i]!, match[i + 1]!);
      return variables;
    },
  };
}

/**
 * Builds paths that a pattern of literal text and whole segments as variables matches; undefined for all other patterns.
 * The builder throws an IllegalArgumentException for a variable without a value or with an empty one.
 */
export function routeBuilder(elements: readonly PatternElement[]): RouteBuilder | undefined {
  if (!elements.every((element) => element.isLiteral || element instanceof VariableElement)) return undefined;
  const build = compile({ tokens: tokensOf(elements, encodeLiteral) }, { encode: encodeValue });
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

function tokensOf(elements: readonly PatternElement[], literal: (text: string) => string): Token[] {
  return elements.map((element) => {
    if (element instanceof SeparatorElement) return { type: 'text', value: '/' };
    if (element instanceof LiteralElement) return { type: 'text', value: literal(element.text) };
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
