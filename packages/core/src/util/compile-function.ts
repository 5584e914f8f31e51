/**
 * Makes a function of source text, so that what it reads and calls is bound to one place: V8 reads a property whose name
 * stands in the source, and calls a function that is always the same, many times faster than those of a list.
 *
 * @param constants what the text may name.
 * @param source an expression: the function. Only own text and `JSON.stringify`ed names belong into it.
 * @throws EvalError where Node.js was started with `--disallow-code-generation-from-strings`.
 */
export function compileFunction<F>(constants: Readonly<Record<string, unknown>>, source: string): F {
  // oxlint-disable-next-line no-implied-eval -- the text is own code
  return new Function(...Object.keys(constants), `'use strict'; return ${source};`)(...Object.values(constants)) as F;
}
