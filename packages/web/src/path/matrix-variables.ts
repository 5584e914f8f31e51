/**
 * The text behind the first `;` of a path segment (`x=1,2;y=3`) as variables with their values, undecoded. A session id in
 * the path is none of them. Source: Spring's `WebUtils.parseMatrixVariables`.
 */
export function parseMatrixVariables(text: string): Map<string, string[]> {
  const variables = new Map<string, string[]>();
  for (const pair of text.trim() === '' ? [] : text.split(';')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = equals < 0 ? pair : pair.slice(0, equals);
    if (equals >= 0 && name.toLowerCase() === 'jsessionid') continue;
    addParameterValues(variables, name, equals < 0 ? [''] : splitValues(pair.slice(equals + 1)));
  }
  return variables;
}

/** Adds to the values that a name has; a name without any is left out. */
export function addParameterValues(parameters: Map<string, string[]>, name: string, values: readonly string[]): void {
  const present = parameters.get(name);
  if (present) present.push(...values);
  else if (values.length > 0) parameters.set(name, [...values]);
}

/** The values behind `=`: `x=` has none at all, `x=,` two empty ones. */
export function splitValues(text: string): string[] {
  return text === '' ? [] : text.split(',');
}
