import { trimText } from '../../util/white-space.js';
import type { ConverterRegistry } from '../converter.js';
import { constantNames, type TypeDescriptor } from '../type-descriptor.js';
import { Enumeration, Integer } from '../types.js';

/**
 * Adds the converters of enumerations. Text names a constant, case matters; the text of a string constant's value is as
 * good as its name. A whole number is a numeric constant's value, or the place of a string constant.
 */
export function addEnumConverters(registry: ConverterRegistry): void {
  registry.addConverterFactory<string>(String, Enumeration, {
    getConverter: (target) => (text) => (text === '' ? null : constantNamed(trimText(text), target)),
  });
  registry.addConverterFactory<number>(Integer, Enumeration, {
    getConverter: (target) => (ordinal) => constantAt(ordinal, target),
  });
  registry.addGenericConverter({
    convertibleTypes: [{ sourceType: Enumeration, targetType: String }],
    convert: (value, source) => nameOf(value, source),
  });
  registry.addGenericConverter({
    convertibleTypes: [{ sourceType: Enumeration, targetType: Integer }],
    convert: (value, source) => (typeof value === 'number' ? value : valuesOf(source).indexOf(value as string)),
  });
}

function valuesOf({ constants = {} }: TypeDescriptor): (string | number)[] {
  return constantNames(constants).map((name) => constants[name] as string | number);
}

function constantNamed(text: string, target: TypeDescriptor): string | number {
  const values = valuesOf(target);
  if (values.includes(text)) return text;
  const found = values[constantNames(target.constants ?? {}).indexOf(text)];
  if (found === undefined) throw new Error(`No constant ${JSON.stringify(text)} in ${target}`);
  return found;
}

function constantAt(ordinal: number, target: TypeDescriptor): string | number {
  const values = valuesOf(target);
  const found = values.some((value) => typeof value === 'number')
    ? values.find((value) => value === ordinal)
    : values[ordinal];
  if (found === undefined) throw new Error(`No constant ${ordinal} in ${target}`);
  return found;
}

function nameOf(value: unknown, source: TypeDescriptor): string {
  if (typeof value === 'string') return value;
  return constantNames(source.constants ?? {}).find((name) => source.constants?.[name] === value) ?? String(value);
}
