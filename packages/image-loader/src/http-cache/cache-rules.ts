import { type CacheDirectives, directiveSeconds, parseCacheControl } from '../http/cache-control.js';
import { currentAge, dateOf, explicitLifetime } from '../http/freshness.js';
import { parseHttpDate } from '../http/http-date.js';
import type { ResponseMetadata } from '../http/response-metadata.js';

// The rules of RFC 9111 for a private cache, and of RFC 5861 (stale content) and RFC 8246 (immutable).

/** Statuses whose answers may be kept though the origin gives no lifetime (RFC 9110 §15.1). */
const HEURISTIC = new Set([200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501]);
/** Final statuses whose meaning is known, so that `must-understand` is no obstacle. */
const UNDERSTOOD = new Set([...HEURISTIC, 302, 303, 307]);
const HEURISTIC_PART = 0.1;

/** What may be done with a stored response. */
type Reuse = 'fresh' | 'stale-while-revalidate' | 'validate';

export function directivesOf(headers: Headers): CacheDirectives {
  const field = headers.get('cache-control');
  if (field === null && headers.get('pragma')?.toLowerCase().includes('no-cache')) return new Map([['no-cache', '']]);
  return parseCacheControl(field);
}

/** Whether an answer to a GET may be stored, and is worth it (§3). */
export function mayStore(response: ResponseMetadata, asked: CacheDirectives): boolean {
  const { status, headers } = response;
  const said = parseCacheControl(headers.get('cache-control'));
  if (status < 200 || status === 206 || status === 304 || asked.has('no-store')) return false;
  const understands = said.has('must-understand') && UNDERSTOOD.has(status);
  if (said.has('no-store') && !understands) return false;
  if (said.has('must-understand') && !UNDERSTOOD.has(status)) return false;
  if (explicitLifetime(response) !== undefined) return true;
  const hasValidator = response.etag !== null || response.lastModified !== null;
  return hasValidator && (HEURISTIC.has(status) || said.has('public'));
}

/** Whether a stored response answers a request without asking the origin (§4.2, §5.2.1). */
export function reuseOf(response: ResponseMetadata, asked: CacheDirectives, now: number): Reuse {
  const said = parseCacheControl(response.headers.get('cache-control'));
  if (asked.has('no-cache') || hasBare(said, 'no-cache')) return 'validate';
  const age = currentAge(response, now) / 1000;
  const lifetime = lifetimeOf(response, said) / 1000;
  const isFresh = age < lifetime;
  const maxAge = directiveSeconds(asked, 'max-age');
  const isReload = maxAge === 0 && isFresh && said.has('immutable');
  if (maxAge !== undefined && (maxAge === 0 || age > maxAge) && !isReload) return 'validate';
  const minFresh = directiveSeconds(asked, 'min-fresh');
  if (minFresh !== undefined && lifetime - age < minFresh) return 'validate';
  if (isFresh) return 'fresh';
  if (forbidsStale(said)) return 'validate';
  const stale = age - lifetime;
  if (asked.has('max-stale') && stale <= (directiveSeconds(asked, 'max-stale') ?? Number.POSITIVE_INFINITY))
    return 'fresh';
  const window = directiveSeconds(said, 'stale-while-revalidate') ?? 0;
  return stale < window ? 'stale-while-revalidate' : 'validate';
}

/**
 * Whether a stored response that is no longer fresh may stand in for an origin that cannot be reached (§4.2.4: a cache that is
 * disconnected) or that answers with a server error (RFC 5861: only where `stale-if-error` says so).
 */
export function mayServeStale(
  response: ResponseMetadata,
  asked: CacheDirectives,
  now: number,
  failure: 'disconnected' | 'server-error',
): boolean {
  const said = parseCacheControl(response.headers.get('cache-control'));
  if (forbidsStale(said) || hasBare(said, 'no-cache') || asked.has('no-cache')) return false;
  const window = directiveSeconds(said, 'stale-if-error') ?? directiveSeconds(asked, 'stale-if-error');
  if (window === undefined) return failure === 'disconnected';
  return (currentAge(response, now) - lifetimeOf(response, said)) / 1000 < window;
}

/** The response's lifetime in ms: the explicit one, else a tenth of the time since its modification (§4.2.2). */
function lifetimeOf(response: ResponseMetadata, said: CacheDirectives): number {
  const explicit = explicitLifetime(response);
  if (explicit !== undefined) return explicit;
  const modified = parseHttpDate(response.lastModified ?? '');
  const mayGuess = HEURISTIC.has(response.status) || said.has('public');
  return modified === undefined || !mayGuess ? 0 : Math.max(0, (dateOf(response) - modified) * HEURISTIC_PART);
}

const forbidsStale = (said: CacheDirectives) => said.has('must-revalidate');

/** A directive that names fields concerns those alone. */
function hasBare(directives: CacheDirectives, name: string): boolean {
  return directives.get(name) === '';
}
