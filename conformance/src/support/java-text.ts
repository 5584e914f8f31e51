/**
 * A value as the Java sources turn it into text: nothing is `null`, a list, set or array is `[a, b]`, a map or an object
 * without a text of its own is `{k=v, l=w}`.
 */
export function javaText(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (Array.isArray(value) || value instanceof Set) return `[${[...value].map(javaText).join(', ')}]`;
  if (value instanceof Map) return entriesText([...value]);
  if (typeof value === 'object' && value.toString === Object.prototype.toString)
    return entriesText(Object.entries(value));
  return String(value);
}

function entriesText(entries: readonly (readonly [unknown, unknown])[]): string {
  return `{${entries.map(([key, value]) => `${javaText(key)}=${javaText(value)}`).join(', ')}}`;
}
