import { isBuiltIn } from '../built-in.js';
import type { ConverterRegistry } from '../converter.js';
import type { TypeDescriptor } from '../type-descriptor.js';

const FACTORY_METHODS = ['valueOf', 'of', 'from'] as const;

/**
 * Adds the converters of last resort, for classes that say themselves how they are made: by a static method `valueOf`,
 * `of` or `from` with one parameter, which is given texts only; such a class becomes text by its `toString`.
 */
export function addObjectConverters(registry: ConverterRegistry): void {
  registry.addGenericConverter({
    convertibleTypes: [{ sourceType: String, targetType: Object }],
    matches: (_, target) => factoryOf(target) !== undefined,
    convert: (text, _, target) => factoryOf(target)?.(text as string),
  });
  registry.addGenericConverter({
    convertibleTypes: [{ sourceType: Object, targetType: String }],
    matches: (source) => source.type !== String && factoryOf(source) !== undefined,
    convert: String,
  });
}

/** Methods of JavaScript's own classes (`Array.of`, `Array.from`) are no such factories. */
function factoryOf({ type }: TypeDescriptor): ((text: string) => unknown) | undefined {
  if (isBuiltIn(type)) return undefined;
  for (const name of FACTORY_METHODS) {
    const method: unknown = Object.getOwnPropertyDescriptor(type, name)?.value;
    if (typeof method === 'function' && method.length === 1) return (text) => Reflect.apply(method, type, [text]);
  }
  return undefined;
}
