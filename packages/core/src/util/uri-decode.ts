import { IllegalArgumentException } from './exceptions.js';

const RUN = /(?:%[0-9a-f]{2})+|%.{0,2}/gis;
const COMPLETE_RUN = /^(?:%[0-9a-f]{2})+$/i;

/**
 * Decodes `%xy` escapes by a charset (default UTF-8); `+` stays as it is. Bytes that the charset does not have become U+FFFD.
 * Throws an IllegalArgumentException for an escape that is cut off or not hexadecimal, and for an unknown charset.
 * Source: Spring's `StringUtils.uriDecode`.
 */
export function uriDecode(source: string, charset = 'utf-8'): string {
  if (!source.includes('%')) return source;
  const isUtf8 = /^utf-?8$/i.test(charset);
  try {
    if (isUtf8) return decodeURIComponent(source);
  } catch {
    // either an escape that is none or bytes that are no UTF-8: looked at one by one below
  }
  const decode = /^iso-?8859-1$/i.test(charset) ? decodeLatin1 : decoderOf(charset);
  return source.replace(RUN, (run) => decode(bytesOf(run, source)));
}

function bytesOf(run: string, source: string): Uint8Array {
  if (!COMPLETE_RUN.test(run)) {
    throw new IllegalArgumentException(`Invalid escape "${run}" in "${source}": "%" needs two hexadecimal digits`);
  }
  return Uint8Array.from(run.slice(1).split('%'), (hex) => Number.parseInt(hex, 16));
}

/** The platform takes ISO-8859-1 for windows-1252. */
function decodeLatin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function decoderOf(charset: string): (bytes: Uint8Array) => string {
  try {
    const decoder = new TextDecoder(charset, { ignoreBOM: true });
    return (bytes) => decoder.decode(bytes);
  } catch (cause) {
    throw new IllegalArgumentException(`There is no charset "${charset}"`, { cause });
  }
}
