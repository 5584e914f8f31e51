import { createRequire } from 'node:module';
import { flattenProperties } from './flatten-properties.js';
import { MapPropertySource } from './property-source.js';

const require = createRequire(import.meta.url);

/** The parser's 72 files are read where there is YAML only: every application would wait for them as it starts. */
function parse(text: string): unknown {
  return (require('yaml') as typeof import('yaml')).parse(text);
}

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
