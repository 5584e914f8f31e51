import { parse } from 'yaml';
import { flattenProperties } from './flatten-properties.js';
import { MapPropertySource } from './property-source.js';

/**
 * The properties of a YAML document: nested keys joined by dots, elements of lists in brackets.
 *
 * @throws an error with line and column for text that is no YAML, or no mapping.
 */
export function yamlPropertySource(name: string, text: string): MapPropertySource {
  let document: unknown;
  try {
    document = parse(text);
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  return new MapPropertySource(name, flattenProperties(document ?? {}, name));
}
