import { IllegalArgumentException } from './exceptions.js';

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Decodes `%xy` escapes as UTF-8; `+` stays as it is. Bytes that are no UTF-8 become U+FFFD.
 * Throws an IllegalArgumentException for an escape that is cut off or not hexadecimal.
 * Source: Spring's `StringUtils.uriDecode`.
 */
export function uriDecode(source: string): string {
  if (!source.includes('%')) return source;
  try {
    return decodeURIComponent(source);
  } catch {
    return source.replace(/(?:%[0-9a-f]{2})+|%.{0,2}/gis, (run) => decodeRun(run, source));
  }
}

function decodeRun(run: string, source: string): string {
  const bytes = /^(?:%[0-9a-f]{2})+$/i.test(run) ? run.slice(1).split('%') : undefined;
  if (!bytes)
    throw new IllegalArgumentException(`Invalid escape "${run}" in "${source}": "%" needs two hexadecimal digits`);
  return UTF8.decode(Uint8Array.from(bytes, (hex) => Number.parseInt(hex, 16)));
}
