import { IllegalArgumentException } from '@vernal/core';

/** Said of a variable that is to stay in the template. */
export const SKIP_VALUE: unique symbol = Symbol('vernal.uri.skip');

/** Gives the value of a variable of a URI template, or SKIP_VALUE. */
export type UriTemplateVariables = (name: string) => unknown;

/** Variables by name. */
export type UriVariables = ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>>;

/** What may be given to expand a template: one object or Map of variables by name, or values from left to right. */
export type UriVariableArguments = readonly [UriVariables] | readonly unknown[];

/**
 * The variables that the arguments stand for; a single plain object or Map has them by name. They throw an
 * IllegalArgumentException for a name without a value; null and undefined are values: they stand for nothing.
 */
export function templateVariables(args: UriVariableArguments): UriTemplateVariables {
  const named = namedVariables(args);
  if (named) {
    return (name) => {
      if (!named.has(name)) throw new IllegalArgumentException(`There is no value for the URI variable "${name}"`);
      return named.get(name);
    };
  }
  let next = 0;
  return (name) => {
    if (next >= args.length) {
      throw new IllegalArgumentException(`There are ${args.length} values, too few for the URI variable "${name}"`);
    }
    return args[next++];
  };
}

/** The arguments as a Map where they are variables by name. */
export function namedVariables(args: UriVariableArguments): ReadonlyMap<string, unknown> | undefined {
  const [first] = args;
  if (args.length !== 1 || typeof first !== 'object' || first === null) return undefined;
  if (first instanceof Map) return first;
  const prototype: unknown = Object.getPrototypeOf(first);
  return prototype === Object.prototype || prototype === null ? new Map(Object.entries(first)) : undefined;
}

/** What stands in a URI for a value: nothing for null and undefined, the elements with commas between them for an array. */
export function variableText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

/** Puts values in the place of variables; `encode` is applied to each of them. */
export function expandUriComponent(
  source: string,
  variables: UriTemplateVariables,
  encode: (value: string) => string = (value) => value,
): string {
  if (!source.includes('{')) return source;
  const template = source.includes(':') ? withoutInnerBraces(source) : source;
  return template.replace(/\{([^/]+?)\}/g, (variable, inner: string) => {
    const value = variables(inner.replace(/:.*/s, ''));
    return value === SKIP_VALUE ? variable : encode(variableText(value));
  });
}

/** Without the braces in regular expressions, so that the first closing one ends the variable. */
function withoutInnerBraces(source: string): string {
  let depth = 0;
  let text = '';
  for (const char of source) {
    if (char === '{') depth++;
    if (char === '}') depth--;
    if (depth <= 1 && !(depth === 1 && char === '}')) text += char;
  }
  return text;
}
