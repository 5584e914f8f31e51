import type { Class } from '../metadata/annotations.js';

/** Whether a class is JavaScript's own: its objects are values, not beans. */
export function isBuiltIn(type: Class): boolean {
  return /\{\s*\[native code\]\s*\}\s*$/.test(Function.prototype.toString.call(type));
}
