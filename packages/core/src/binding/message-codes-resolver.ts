import type { Class } from '../metadata/annotations.js';

/** Makes the codes under which an error's message is looked for, most specific first. Source: Spring's `MessageCodesResolver`. */
export interface MessageCodesResolver {
  /** @param field the path of the field; empty for the object as a whole. */
  resolveMessageCodes(errorCode: string, objectName: string, field?: string, fieldType?: Class): string[];
}

/** Settings of a {@link DefaultMessageCodesResolver}. */
export interface MessageCodesOptions {
  /** Put before each code. Default: nothing. */
  readonly prefix?: string;
  /** Where the error's own code stands: before object and field (`required.order.id`), or behind. Default: `prefix`. */
  readonly format?: 'prefix' | 'postfix';
}

/**
 * For the code `required` of `lines[0].sku` in `order`: `required.order.lines[0].sku`, `required.order.lines.sku`,
 * `required.lines[0].sku`, `required.lines.sku`, `required.sku`, `required.String`, `required`.
 */
export class DefaultMessageCodesResolver implements MessageCodesResolver {
  readonly #prefix: string;
  readonly #format: 'prefix' | 'postfix';

  constructor({ prefix = '', format = 'prefix' }: MessageCodesOptions = {}) {
    this.#prefix = prefix;
    this.#format = format;
  }

  resolveMessageCodes(errorCode: string, objectName: string, field = '', fieldType?: Class): string[] {
    const paths = withoutKeys(field);
    const ofObject = paths.map((path) => this.#code(errorCode, objectName, path));
    const dot = field.lastIndexOf('.');
    if (dot >= 0) paths.push(...withoutKeys(field.slice(dot + 1)));
    const ofField = paths.map((path) => this.#code(errorCode, '', path));
    const ofType = fieldType ? [this.#code(errorCode, '', fieldType.name)] : [];
    return [...new Set([...ofObject, ...ofField, ...ofType, this.#code(errorCode, '', '')])];
  }

  #code(errorCode: string, objectName: string, field: string): string {
    const parts = this.#format === 'prefix' ? [errorCode, objectName, field] : [objectName, field, errorCode];
    return this.#prefix + parts.filter((part) => part !== '').join('.');
  }
}

/** More keys than a path of a program has: input must not make codes without end. */
const MAX_KEYS = 32;

/** A path, and it with its keys taken away one after the other from the end. */
function withoutKeys(field: string): string[] {
  const paths = [field];
  for (let path = field, start = path.lastIndexOf('['); start >= 0; start = path.lastIndexOf('[')) {
    const end = path.indexOf(']', start);
    if (end < 0 || paths.length > MAX_KEYS) break;
    path = path.slice(0, start) + path.slice(end + 1);
    paths.push(path);
  }
  return paths;
}
