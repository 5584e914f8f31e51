/** Values without those that equal an earlier one: dates by their time, value objects by their `equals` method. */
export function* unique(values: Iterable<unknown>): Generator<unknown> {
  const known = new Map<string, unknown[]>();
  for (const value of values) {
    const isEqual = equalityOf(value);
    if (isEqual === undefined) {
      yield value;
      continue;
    }
    const alike = known.get(String(value)) ?? [];
    if (alike.some(isEqual)) continue;
    known.set(String(value), [...alike, value]);
    yield value;
  }
}

function equalityOf(value: unknown): ((other: unknown) => boolean) | undefined {
  if (value instanceof Date) return (other) => other instanceof Date && other.getTime() === value.getTime();
  const { equals } = (typeof value === 'object' && value !== null ? value : {}) as { equals?: unknown };
  return typeof equals === 'function' ? (other) => Reflect.apply(equals, value, [other]) === true : undefined;
}
