/**
 * A tree of settings as properties: `{ server: { ports: [1, 2] } }` has `server.ports[0]`, `server.ports[1]`, and
 * `server.ports` as a whole, since all of its elements are single values. A null value is an empty text.
 *
 * @param origin where the tree comes from, for the message.
 * @throws an error where the tree itself is a single value or a list.
 */
export function flattenProperties(tree: unknown, origin: string): Map<string, unknown> {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) {
    throw new Error(`${origin}: settings must be a mapping of names to values at the top`);
  }
  const properties = new Map<string, unknown>();
  addEntries(properties, '', tree);
  return properties;
}

function addEntries(properties: Map<string, unknown>, prefix: string, tree: object): void {
  for (const [name, value] of Object.entries(tree)) {
    addValue(properties, prefix === '' ? name : `${prefix}.${name}`, value);
  }
}

function addValue(properties: Map<string, unknown>, key: string, value: unknown): void {
  if (Array.isArray(value)) {
    if (value.every((element) => typeof element !== 'object' || element === null)) properties.set(key, value);
    for (const [i, element] of value.entries()) addValue(properties, `${key}[${i}]`, element);
  } else if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    addEntries(properties, key, value);
  } else {
    properties.set(key, value ?? '');
  }
}
