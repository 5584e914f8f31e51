import type { Constraint } from './constraint.js';

/** One step from an object to a value in it: a property, or a key within a list, set or map. */
export type ViolationStep = { readonly property: string } | { readonly key: unknown };

/** A value that a constraint found invalid. */
export interface Violation {
  readonly constraint: Constraint;
  readonly message: string;
  readonly value: unknown;
  /** From the object, or the argument, that was validated. */
  readonly path: readonly ViolationStep[];
}

/** The way to where the validation is, one node for each step. */
export interface PathNode {
  readonly parent: PathNode | undefined;
  /** The property that was gone to; undefined for an element. */
  readonly property: string | undefined;
  /** Of the element; that of the one that is looked at while a container is gone through. */
  key: unknown;
}

/** The steps from where a validation began to the place of a node, the first step first. */
export function stepsTo(node: PathNode | undefined): ViolationStep[] {
  const steps: ViolationStep[] = [];
  for (let at = node; at !== undefined; at = at.parent) {
    steps.unshift(at.property === undefined ? { key: at.key } : { property: at.property });
  }
  return steps;
}

/** The path of a field as errors give it: `others[1].phone`; an element of a set has no key: `tags[]`. */
export function fieldOf(path: readonly ViolationStep[]): string {
  return path
    .map((step, i) =>
      'key' in step ? `[${step.key === undefined ? '' : String(step.key)}]` : `${i === 0 ? '' : '.'}${step.property}`,
    )
    .join('');
}
