/** Draws a circle of beans that need each other. */
export function circularReference(path: readonly string[], name: string): string {
  const circle = [...path, name].map((bean) => `'${bean}'`).join(' → ');
  return (
    `it is needed for its own creation: ${circle}. Break the circle: inject one of them by a field or setter ` +
    '(@Autowired()), late (@Lazy() at the parameter, or ObjectProvider), or move what both need to a third bean.'
  );
}

/** The names nearest to a mistaken one, for "did you mean". */
export function nearestNames(name: string, names: Iterable<string>): string[] {
  const limit = Math.max(2, Math.floor(name.length / 3));
  return [...names]
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase(), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + change));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/** `'a', 'b' and 3 more`. */
export function listNames(names: readonly string[], limit = 8): string {
  const shown = names.slice(0, limit).map((name) => `'${name}'`);
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}

/** What is known where no bean of a type can be injected. */
interface NoMatchFacts {
  readonly typeName: string;
  /** Beans of the type, each with why it was not taken. */
  readonly rejected: readonly { readonly name: string; readonly reason: string }[];
  /** Classes of beans whose names are near. */
  readonly similar: readonly string[];
  /** Beans whose type is not known before they are made. */
  readonly untyped: readonly string[];
  /** Whether the type is one of JavaScript's own: `String`, `Number` and the like. */
  readonly isBuiltIn: boolean;
}

/** Says why no bean of a type was found, and what to do. */
export function noMatch({ typeName, rejected, similar, untyped, isBuiltIn }: NoMatchFacts): string {
  if (isBuiltIn) {
    return `No bean of type ${typeName} is there. For a value from the environment say @Value('\${key}'), for a bean @Inject('name').`;
  }
  if (rejected.length > 0) {
    const reasons = rejected.map(({ name, reason }) => `'${name}' (${reason})`).join(', ');
    return `No bean of type ${typeName} may be injected here. Not taken: ${reasons}.`;
  }
  const parts = [`No bean of type ${typeName} is there.`];
  if (similar.length > 0) parts.push(`Did you mean ${similar.join(' or ')}?`);
  if (untyped.length > 0) {
    parts.push(
      `The type of ${listNames(untyped)} is not known before it is made: say it by @Bean({ type: ${typeName} }).`,
    );
  }
  parts.push(
    `Register one: a class with @Component() that is scanned, imported or registered, or a @Bean() method. A class that only ` +
      `implements ${typeName} is not known to at run time: let it extend it, or say @Implements(${typeName}). Where it may be ` +
      'missing say @Autowired({ required: false }).',
  );
  return parts.join(' ');
}

/** Says that there is no bean of a name. */
export function noSuchName(name: string, names: readonly string[]): string {
  const similar = nearestNames(name, names);
  const hint = similar.length > 0 ? ` Did you mean ${similar.map((one) => `'${one}'`).join(' or ')}?` : '';
  const present = names.length > 0 ? ` There are ${listNames(names)}.` : ' There are no beans at all.';
  return `No bean named '${name}' is there.${hint}${similar.length > 0 ? '' : present}`;
}
