import { trimText } from '../../util/white-space.js';
import type { ConverterRegistry } from '../converter.js';
import { convertNumber, parseBigInt, parseNumber } from '../numbers/number-types.js';
import { Character, Integer, Uuid } from '../types.js';
import { parseLocale } from './locale-converter.js';

const TRUE_VALUES = new Set(['true', 'on', 'yes', '1']);
const FALSE_VALUES = new Set(['false', 'off', 'no', '0']);

/** Adds the converters between texts, numbers and the like: Spring's fixed tables, an error for everything else. */
export function addScalarConverters(registry: ConverterRegistry): void {
  registry.addGenericConverter({
    convertibleTypes: [{ sourceType: Number, targetType: Number }],
    matches: (source, target) => source.type !== target.type,
    convert: (source, _, target) => convertNumber(source as number, target.type),
  });
  registry.addConverterFactory<string>(String, Number, {
    getConverter: (target) => (text) => (text === '' ? null : parseNumber(text, target.type)),
  });
  registry.addConverter(Number, String, String);
  registry.addConverter(String, BigInt, (text: string) => (text === '' ? null : parseBigInt(text)));
  registry.addConverter(BigInt, String, String);
  registry.addGenericConverter({
    convertibleTypes: [{ sourceType: BigInt, targetType: Number }],
    convert: (source, _, target) => parseNumber(String(source), target.type),
  });
  registry.addConverter(Integer, BigInt, BigInt);
  registry.addConverter(String, Character, toCharacter);
  registry.addConverter(Character, String, String);
  registry.addConverter(Number, Character, (code: number) => String.fromCharCode(code));
  registry.addConverterFactory<string>(Character, Number, {
    getConverter: (target) => (character) => convertNumber(character.charCodeAt(0), target.type),
  });
  registry.addConverter(String, Boolean, toBoolean);
  registry.addConverter(Boolean, String, String);
  registry.addConverter(String, Intl.Locale, (text: string) => (text === '' ? null : parseLocale(text)));
  registry.addConverter(Intl.Locale, String, (locale: Intl.Locale) => locale.toString());
  registry.addConverter(String, Uuid, toUuid);
  registry.addConverter(Uuid, String, String);
}

function toBoolean(text: string): boolean | null {
  const value = trimText(text).toLowerCase();
  if (value === '') return null;
  if (TRUE_VALUES.has(value)) return true;
  if (FALSE_VALUES.has(value)) return false;
  throw new Error(
    `Invalid boolean value ${JSON.stringify(text)}: one of true, on, yes, 1, false, off, no, 0 is needed`,
  );
}

function toCharacter(text: string): string | null {
  if (text.length > 1) throw new Error(`${JSON.stringify(text)} is longer than one character`);
  return text === '' ? null : text;
}

/** Groups of fewer digits are filled up with zeros, as `java.util.UUID.fromString` does. */
function toUuid(text: string): string | null {
  const value = trimText(text);
  if (value === '') return null;
  const groups = value.split('-');
  const widths = [8, 4, 4, 4, 12];
  if (groups.length !== 5 || value.length > 36 || !groups.every((group) => /^[0-9a-fA-F]+$/.test(group))) {
    throw new Error(`Invalid UUID ${JSON.stringify(text)}`);
  }
  return groups
    .map((group, i) =>
      group
        .slice(-(widths[i] ?? 0))
        .padStart(widths[i] ?? 0, '0')
        .toLowerCase(),
    )
    .join('-');
}
