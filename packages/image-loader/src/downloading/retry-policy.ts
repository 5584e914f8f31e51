import type { ImageError } from '../model/image-error.js';

/** When a failed download is tried again before its callers hear of it. */
export interface RetryPolicy {
  /** Further tries. Default 2; 0 switches retrying off. */
  readonly limit?: number;
  /** The first wait, in ms; doubled with each further try, of which a random part is waited. Default 300. */
  readonly delay?: number;
  /** The longest wait, in ms. An origin that asks for more (Retry-After) is not tried again. Default 10 000. */
  readonly maxDelay?: number;
  /** Whether this failure may pass. Default: `network`, `timeout`, `truncated` and the statuses 408, 429, 500, 502, 503, 504. */
  readonly on?: (error: ImageError) => boolean;
}

const PASSING_CODES = new Set<string>(['network', 'timeout', 'truncated']);
const PASSING_STATUSES = new Set([408, 429, 500, 502, 503, 504]);

/** How long to wait before the try after `tries` ones, in ms; undefined where there is to be none. */
export function retryDelay(policy: RetryPolicy, error: ImageError, tries: number): number | undefined {
  const { limit = 2, delay = 300, maxDelay = 10_000, on = mayPass } = policy;
  if (tries > limit || !on(error)) return undefined;
  const asked = error.context.retryAfter;
  if (asked !== undefined) return asked <= maxDelay ? asked : undefined;
  const longest = Math.min(maxDelay, delay * 2 ** (tries - 1));
  return longest / 2 + (Math.random() * longest) / 2;
}

function mayPass(error: ImageError): boolean {
  return PASSING_CODES.has(error.code) || (error.status !== undefined && PASSING_STATUSES.has(error.status));
}
