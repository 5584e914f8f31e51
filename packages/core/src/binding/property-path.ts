/** One step of a path: the name of a property and the keys behind it (`lines[0]`). */
export interface PropertyTokens {
  readonly name: string;
  readonly keys: readonly string[];
  /** The step in its one form: keys without quotes. */
  readonly canonicalName: string;
}

/** The steps of `customer.lines[0].sku`; dots within brackets do not separate. */
export function splitPropertyPath(path: string): string[] {
  const steps: string[] = [];
  let start = 0;
  let isKey = false;
  for (let at = 0; at < path.length; at++) {
    if (path[at] === '[' || path[at] === ']') isKey = !isKey;
    else if (path[at] === '.' && !isKey) {
      steps.push(path.slice(start, at));
      start = at + 1;
    }
  }
  return [...steps, path.slice(start)];
}

/** Reads one step. Keys may be quoted and hold brackets in pairs; a bracket that is never closed belongs to the name. */
export function propertyTokens(step: string): PropertyTokens {
  const keys: string[] = [];
  let name: string | undefined;
  for (let start = step.indexOf('['); start >= 0; ) {
    const end = keyEnd(step, start + 1);
    if (end < 0) break;
    name ??= step.slice(0, start);
    keys.push(unquoted(step.slice(start + 1, end)));
    start = step.indexOf('[', end + 1);
  }
  name ??= step;
  return { name, keys, canonicalName: name + keys.map((key) => `[${key}]`).join('') };
}

/** A path with quotes taken from its keys: `map['key']` is `map[key]`. */
export function canonicalPropertyName(path: string): string {
  let canonical = '';
  let position = 0;
  for (let start = path.indexOf('['); start >= 0; start = path.indexOf('[', position)) {
    const end = path.indexOf(']', start);
    if (end < 0) break;
    canonical += path.slice(position, start + 1) + unquoted(path.slice(start + 1, end));
    position = end;
  }
  return canonical + path.slice(position);
}

function keyEnd(step: string, from: number): number {
  let open = 0;
  for (let at = from; at < step.length; at++) {
    if (step[at] === '[') open++;
    else if (step[at] === ']' && open-- === 0) return at;
  }
  return -1;
}

function unquoted(key: string): string {
  const quote = key[0];
  return key.length > 1 && (quote === "'" || quote === '"') && key.endsWith(quote) ? key.slice(1, -1) : key;
}
