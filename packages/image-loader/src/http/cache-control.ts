/** The directives of a Cache-Control field; names are lower case, a directive without an argument has an empty one. */
export type CacheDirectives = ReadonlyMap<string, string>;

const DIRECTIVE = /([!#$%&'*+\-.^_`|~0-9A-Za-z]+)(?:=(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]*)))?/y;
const NONE: CacheDirectives = new Map();

/** The field that was read last: most answers of an origin have the same. */
let last = { field: '', directives: NONE };

/**
 * Reads a Cache-Control field (RFC 9111 §5.2). What is no directive is passed over; of a directive given twice the first
 * argument counts, except that the smaller of two ages does.
 */
export function parseCacheControl(field: string | null): CacheDirectives {
  if (!field) return NONE;
  if (field !== last.field) last = { field, directives: directivesOf(field) };
  return last.directives;
}

function directivesOf(field: string): CacheDirectives {
  const found = new Map<string, string>();
  let position = 0;
  while (position < field.length) {
    DIRECTIVE.lastIndex = position;
    const match = DIRECTIVE.exec(field);
    if (match && /^\s*(,|$)/.test(field.slice(DIRECTIVE.lastIndex))) {
      add(found, match[1]!.toLowerCase(), match[2]?.replace(/\\(.)/g, '$1') ?? match[3] ?? '');
    }
    position = nextComma(field, match ? DIRECTIVE.lastIndex : position) + 1;
    while (field[position] === ' ' || field[position] === '\t') position++;
  }
  return found;
}

/** The age of `max-age`, `s-maxage` and the like in seconds; undefined where it is absent or no whole number. */
export function directiveSeconds(directives: CacheDirectives, name: string): number | undefined {
  const text = directives.get(name);
  return text !== undefined && /^\d+$/.test(text) ? Math.min(Number(text), 2 ** 31) : undefined;
}

function add(found: Map<string, string>, name: string, argument: string): void {
  const before = found.get(name);
  if (before === undefined) found.set(name, argument);
  else if (/^\d+$/.test(before) && /^\d+$/.test(argument) && Number(argument) < Number(before))
    found.set(name, argument);
}

function nextComma(text: string, from: number): number {
  const comma = text.indexOf(',', from);
  return comma < 0 ? text.length : comma;
}
