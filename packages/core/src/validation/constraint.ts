import { annotationKey, type Class } from '../metadata/annotations.js';
import { type DecoratorFor, decoratorFor } from '../metadata/decorator-targets.js';
import type { MaybePromise } from '../util/promises.js';

/** The group of constraints that name none. Source: `jakarta.validation.groups.Default`. */
export abstract class Default {}

/** What every constraint may say beside its own values. */
export interface ConstraintOptions {
  /** Shown where no message is found by the error's codes; `{min}` stands for that value of the constraint. */
  readonly message?: string;
  /** When it is looked at: only where one of these groups, or a subclass, is asked for. Default: {@link Default}. */
  readonly groups?: readonly Class[];
  /** Whether it is for the elements of an array or set, or the values of a map, rather than for the whole. Default: false. */
  readonly each?: boolean;
}

/** One rule for a value, as it is recorded by a decorator or read from another library's. */
export interface Constraint {
  /** The name of the decorator: the code of the error. */
  readonly name: string;
  /** Whether a value is fine. `null` and undefined are for the constraint to judge: nearly all let them pass. */
  readonly isValid: (value: unknown, owner: object | undefined) => MaybePromise<boolean>;
  /** With the values of {@link attributes} put in. */
  readonly message: string | ((value: unknown, owner: object | undefined) => string);
  /** The constraint's own values, in alphabetical order the arguments 1, 2, … of its message. */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly groups: readonly Class[];
  /** Whether it is looked at whatever groups are asked for. Default: false. */
  readonly always?: boolean;
  readonly each: boolean;
}

/** What constraint decorators record. */
export const CONSTRAINT = annotationKey<Constraint>('Constraint');

/** Places of constraints: a field or getter, a handler's parameter, or a class, for rules over several fields. */
export type ConstraintDecorator = DecoratorFor<'class' | 'field' | 'method' | 'parameter'>;

/**
 * Makes a constraint decorator: `const Even = () => constraint('Even', 'must be even', (value) => value == null || …)`.
 *
 * @param attributes the constraint's values: `{min}` in its message stands for one, and they are arguments of messages.
 */
export function constraint(
  name: string,
  message: string,
  isValid: Constraint['isValid'],
  attributes: Readonly<Record<string, unknown>> = {},
  options: ConstraintOptions = {},
): ConstraintDecorator {
  const { groups = [], each = false } = options;
  const text = interpolate(options.message ?? message, attributes);
  return decoratorFor(
    CONSTRAINT,
    { name, isValid, message: text, attributes, groups, each },
    'class',
    'field',
    'method',
    'parameter',
  );
}

/** A constraint for values that are there: `null` and undefined are fine. */
export function constraintOnValue(
  name: string,
  message: string,
  isValid: (value: NonNullable<unknown>) => boolean,
  attributes?: Readonly<Record<string, unknown>>,
  options?: ConstraintOptions,
): ConstraintDecorator {
  return constraint(
    name,
    message,
    (value) => value === null || value === undefined || isValid(value),
    attributes,
    options,
  );
}

const DEFAULT_GROUPS: readonly Class[] = [Default];

/** Whether a constraint is looked at for the groups that are asked for, or superclasses of them; none means the default group. */
export function isInGroups({ groups, always }: Constraint, asked: readonly unknown[]): boolean {
  if (always || (groups.length === 0 && asked.length === 0)) return true;
  const wanted = asked.length === 0 ? DEFAULT_GROUPS : asked;
  return (groups.length === 0 ? DEFAULT_GROUPS : groups).some((group) => wanted.some((one) => isGroup(one, group)));
}

/** Groups of class-validator are texts. */
function isGroup(asked: unknown, group: unknown): boolean {
  return (
    asked === group || (typeof asked === 'function' && typeof group === 'function' && asked.prototype instanceof group)
  );
}

function interpolate(message: string, attributes: Readonly<Record<string, unknown>>): string {
  return message.replaceAll(/\{(\w+)\}/g, (all, name: string) =>
    Object.hasOwn(attributes, name) ? String(attributes[name]) : all,
  );
}
