import { parseHttpDate } from './http-date.js';

/** What a Retry-After field asks for, in ms from `now`; undefined where it is absent or nonsense. */
export function parseRetryAfter(field: string | null, now: number): number | undefined {
  if (field === null) return undefined;
  if (/^\d+$/.test(field)) return Number(field) * 1000;
  const time = parseHttpDate(field);
  return time === undefined ? undefined : Math.max(0, time - now);
}
