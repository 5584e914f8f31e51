/** Fields of a request and what they were; null for one that was not there. */
type VaryFields = readonly (readonly [name: string, value: string | null])[];

/**
 * The fields of the request that a response depends on, by its Vary field (RFC 9111 §4.1). Credentials count in any case, so
 * that nobody is given what another was allowed to see.
 */
export function varyFields(response: Headers, request: Headers): VaryFields {
  const named = (response.get('vary') ?? '').split(',').map((name) => name.trim().toLowerCase());
  const names = new Set(['authorization', ...named.filter(Boolean)]);
  return [...names].map((name) => [name, name === '*' ? null : normal(request.get(name))] as const);
}

/** Whether a request has the same fields; `*` never does. */
export function matchesVary(fields: VaryFields, request: Headers): boolean {
  return fields.every(([name, value]) => name !== '*' && normal(request.get(name)) === value);
}

/** A field that was written differently but means the same: spaces around the commas do not count. */
function normal(value: string | null): string | null {
  return value === null
    ? null
    : value
        .split(',')
        .map((member) => member.trim())
        .join(', ');
}
