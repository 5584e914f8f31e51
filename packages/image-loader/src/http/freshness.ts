import { directiveSeconds, parseCacheControl } from './cache-control.js';
import { parseHttpDate } from './http-date.js';
import type { ResponseMetadata } from './response-metadata.js';

/**
 * The lifetime that the origin gave in words, in ms: `max-age` before `Expires` (RFC 9111 §4.2.1, private cache).
 * An `Expires` that is no date means already expired.
 * @returns undefined where the origin gave none
 */
export function explicitLifetime(response: ResponseMetadata): number | undefined {
  const maxAge = directiveSeconds(parseCacheControl(response.field('cache-control')), 'max-age');
  if (maxAge !== undefined) return maxAge * 1000;
  const expires = response.field('expires');
  if (expires === null) return undefined;
  const time = parseHttpDate(expires);
  return time === undefined ? 0 : Math.max(0, time - dateOf(response));
}

/** How old the answer is at `now`, in ms: the age it came with, corrected by its way here, plus the time since (RFC 9111 §4.2.3). */
export function currentAge(response: ResponseMetadata, now: number): number {
  const apparent = Math.max(0, response.responseTime - dateOf(response));
  const corrected = ageValue(response) + (response.responseTime - response.requestTime);
  return Math.max(apparent, corrected) + (now - response.responseTime);
}

/**
 * Whether the origin's explicit lifetime still runs at `now`, so that asking it again is needless. No lifetime is guessed:
 * an answer without one is never fresh here, nor is one marked `no-cache` or `no-store`.
 */
export function isExplicitlyFresh(response: ResponseMetadata, now: number): boolean {
  const directives = parseCacheControl(response.field('cache-control'));
  if (directives.has('no-cache') || directives.has('no-store')) return false;
  const lifetime = explicitLifetime(response);
  return lifetime !== undefined && currentAge(response, now) < lifetime;
}

/** What a Retry-After field asks for, in ms from `now`; undefined where it is absent or nonsense. */
export function parseRetryAfter(field: string | null, now: number): number | undefined {
  if (field === null) return undefined;
  if (/^\d+$/.test(field)) return Number(field) * 1000;
  const time = parseHttpDate(field);
  return time === undefined ? undefined : Math.max(0, time - now);
}

/** When the origin made the answer, in ms; the time it arrived where it does not say. */
export function dateOf(response: ResponseMetadata): number {
  return parseHttpDate(response.field('date') ?? '') ?? response.responseTime;
}

/** The Age field in ms, 0 where it is absent or no number; of a list the first member counts. */
function ageValue(response: ResponseMetadata): number {
  const first = (response.field('age') ?? '').split(',')[0]!.trim();
  return /^\d+$/.test(first) ? Math.min(Number(first), 2 ** 31) * 1000 : 0;
}
