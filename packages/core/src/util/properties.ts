/**
 * Reads a file of Java's properties format: `key = value`, `key: value` or `key value`, comments after `#` or `!`, a
 * backslash at the end of a line continues it, `\uXXXX`, `\t`, `\n`, `\r`, `\f` and a backslash before any other
 * character stand for that character. Every text is such a file; of keys that come twice the last one counts.
 */
export function parseProperties(text: string): Map<string, string> {
  const properties = new Map<string, string>();
  for (const line of logicalLines(text)) {
    const [, rawKey = '', rawValue = ''] =
      /^((?:\\.|[^\\=:\s])*)(?:[ \t\f]*[=:][ \t\f]*|[ \t\f]+|$)(.*)$/s.exec(line) ?? [];
    properties.set(unescapeText(rawKey), unescapeText(rawValue));
  }
  return properties;
}

/** Lines without comments and indentation, continued ones joined. */
function logicalLines(text: string): string[] {
  const lines: string[] = [];
  let open: string | undefined;
  for (const physical of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const line = physical.replace(/^[ \t\f]+/, '');
    if (open === undefined && (line === '' || line.startsWith('#') || line.startsWith('!'))) continue;
    const isContinued = (/\\*$/.exec(line)?.[0].length ?? 0) % 2 === 1;
    const joined = (open ?? '') + (isContinued ? line.slice(0, -1) : line);
    if (!isContinued) lines.push(joined);
    open = isContinued ? joined : undefined;
  }
  if (open !== undefined) lines.push(open);
  return lines;
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

function unescapeText(text: string): string {
  return text.replaceAll(
    /\\(?:u([0-9a-fA-F]{4})|(.)|$)/gs,
    (_, code: string | undefined, character: string | undefined) =>
      code === undefined
        ? (ESCAPES[character ?? ''] ?? character ?? '')
        : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
