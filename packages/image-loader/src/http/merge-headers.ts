/** Header fields as they may be given. (The name that the DOM has for it is unknown to programs for Node.) */
export type HeaderFields = Headers | [string, string][] | Record<string, string>;

/** All fields of all sources; of a field that several have, the last one's. */
export function mergeHeaders(
  first: HeaderFields | undefined,
  ...others: readonly (HeaderFields | undefined)[]
): Headers {
  const merged = new Headers(first);
  for (const source of others) {
    if (source !== undefined) for (const [name, value] of new Headers(source)) merged.set(name, value);
  }
  return merged;
}
