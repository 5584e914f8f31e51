import { annotationKey, type Class, findClassAnnotation } from '../metadata/annotations.js';
import { type DecoratorFor, decoratorFor } from '../metadata/decorator-targets.js';
import { getClass } from '../metadata/type-reference.js';
import { isPromiseLike, type MaybePromise } from '../util/promises.js';
import type { Errors } from './errors.js';
import { Validator } from './validator.js';

/** One thing that a schema found wrong. */
export interface StandardSchemaIssue {
  readonly message: string;
  /** The way from the value to what is wrong in it. Default: the value itself. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  /** Not part of the specification, but given by several libraries. */
  readonly code?: unknown;
}

type StandardSchemaResult = { readonly issues?: readonly StandardSchemaIssue[] | undefined };

/** A schema of any library that keeps to the Standard Schema specification (version 1): Zod, Valibot, ArkType and others. */
export interface StandardSchema {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardSchemaResult | Promise<StandardSchemaResult>;
  };
}

/** What `@Schema` records. */
export const SCHEMA = annotationKey<{ readonly schema: StandardSchema }>('Schema');

/** Has the objects of a class validated by a schema. */
export function Schema(schema: StandardSchema): DecoratorFor<'class'> {
  return decoratorFor(SCHEMA, { schema }, 'class');
}

/**
 * Validates the objects of classes with `@Schema`, and of those that it is told of. The code of an error is the one that
 * the library gives, else `schema`. What a schema makes of a value is left aside: objects are only looked at.
 */
export class StandardSchemaValidator extends Validator {
  readonly #schemas: ReadonlyMap<Class, StandardSchema>;

  constructor(schemas: Iterable<readonly [Class, StandardSchema]> = []) {
    super();
    this.#schemas = new Map(schemas);
  }

  override supports(type: Class): boolean {
    return this.#schemaOf(type) !== undefined;
  }

  override validate(target: object, errors: Errors): MaybePromise<void> {
    const result = this.#schemaOf(getClass(target))?.['~standard'].validate(target) ?? {};
    return isPromiseLike(result) ? result.then((done) => addIssues(done, errors)) : addIssues(result, errors);
  }

  #schemaOf(type: Class): StandardSchema | undefined {
    return this.#schemas.get(type) ?? findClassAnnotation(type, SCHEMA)?.schema;
  }
}

function addIssues({ issues = [] }: StandardSchemaResult, errors: Errors): void {
  for (const { message, path = [], code } of issues) {
    const field = path.map((step, i) => stepText(typeof step === 'object' ? step.key : step, i === 0)).join('');
    if (errors.getFieldError(field)?.bindingFailure) continue;
    errors.rejectWith(field, { errorCode: typeof code === 'string' ? code : 'schema', defaultMessage: message });
  }
}

function stepText(key: PropertyKey, isFirst: boolean): string {
  if (typeof key === 'number') return `[${key}]`;
  return isFirst ? String(key) : `.${String(key)}`;
}
