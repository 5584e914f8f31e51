import type { TypeDeclaration } from '@vernal/core';

/** How a parameter's type is said where the compiler's metadata is not enough, or is missing. */
export interface TypedOptions extends TypeDeclaration {}

/** What decorators of a value with a name share. */
export interface NamedValueOptions extends TypedOptions {
  /** Default: the name of the parameter, read from the method's source. */
  readonly name?: string;
  /** Whether a missing value is an error. Default: true, unless there is a default value. */
  readonly required?: boolean;
}

/** Takes `(name, options)`, `(name)`, `(options)` and `()` apart. */
export function namedOptions<O extends { readonly name?: string }>(name: string | O | undefined, options?: O): O {
  if (typeof name !== 'string') return (name ?? {}) as O;
  return { ...options, name } as O;
}
