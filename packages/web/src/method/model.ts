import { variableName } from './conventions.js';

/**
 * What a handler gives to its view, by name. As a handler's parameter it is the model of the request; so is a plain `Map`.
 * Source: Spring `Model`, `ModelMap`.
 */
export class Model extends Map<string, unknown> {
  /** `addAttribute('order', order)`, or `addAttribute(order)` under a name made from its class. */
  addAttribute(name: string, value: unknown): this;
  addAttribute(value: object): this;
  addAttribute(nameOrValue: unknown, ...values: unknown[]): this {
    if (values.length > 0) return this.set(nameOrValue as string, values[0]);
    const isEmptyList = Array.isArray(nameOrValue) && nameOrValue.length === 0;
    return isEmptyList ? this : this.set(variableName(nameOrValue as object), nameOrValue);
  }

  addAllAttributes(attributes: Iterable<readonly [string, unknown]> | Readonly<Record<string, unknown>>): this {
    for (const [name, value] of entriesOf(attributes)) this.set(name, value);
    return this;
  }

  /** Adds those attributes whose names are not taken. */
  mergeAttributes(attributes: Iterable<readonly [string, unknown]> | Readonly<Record<string, unknown>>): this {
    for (const [name, value] of entriesOf(attributes)) if (!this.has(name)) this.set(name, value);
    return this;
  }

  containsAttribute(name: string): boolean {
    return this.has(name);
  }

  getAttribute(name: string): unknown {
    return this.get(name);
  }

  asMap(): Map<string, unknown> {
    return this;
  }
}

/** The same under Spring's other name. */
export const ModelMap = Model;
export type ModelMap = Model;

function entriesOf(
  attributes: Iterable<readonly [string, unknown]> | Readonly<Record<string, unknown>>,
): Iterable<readonly [string, unknown]> {
  return Symbol.iterator in attributes
    ? (attributes as Iterable<readonly [string, unknown]>)
    : Object.entries(attributes);
}
