/** Adds a value to a set unless an equal one is there: dates by their time, value objects by their `equals` method. */
export function addUnique(set: Set<unknown>, value: unknown): void {
  const isEqual = equalityOf(value);
  if (isEqual && [...set].some(isEqual)) return;
  set.add(value);
}

function equalityOf(value: unknown): ((other: unknown) => boolean) | undefined {
  if (value instanceof Date) return (other) => other instanceof Date && other.getTime() === value.getTime();
  const { equals } = (typeof value === 'object' && value !== null ? value : {}) as { equals?: unknown };
  return typeof equals === 'function' ? (other) => Reflect.apply(equals, value, [other]) === true : undefined;
}
