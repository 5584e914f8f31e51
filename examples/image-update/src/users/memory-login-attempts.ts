import { Component, Conditional } from '@vernal/core';
import { GallerySettings } from '../gallery-settings.js';
import { hasRedis } from '../shared/has-redis.js';
import { type Count, LoginAttempts } from './login-attempts.js';

/** More keys at a time would cost memory: the oldest are forgotten first. */
const MAX_KEYS = 20_000;

/** Counts within this process. */
@Component()
@Conditional((context) => !hasRedis(context))
export class MemoryLoginAttempts extends LoginAttempts {
  readonly #counts = new Map<string, { count: number; readonly end: number }>();

  // the container reads the types of this class's own constructor
  constructor(settings: GallerySettings) {
    super(settings);
  }

  protected async increment(key: string, window: number): Promise<Count> {
    const now = Date.now();
    let entry = this.#counts.get(key);
    if (!entry || entry.end <= now) {
      this.#counts.delete(key);
      entry = { count: 0, end: now + window };
      this.#counts.set(key, entry);
      if (this.#counts.size > MAX_KEYS) this.#counts.delete(this.#counts.keys().next().value as string);
    }
    entry.count++;
    return { count: entry.count, remaining: entry.end - now };
  }

  protected async decrement(key: string): Promise<void> {
    const entry = this.#counts.get(key);
    if (entry) entry.count--;
  }

  protected async remove(key: string): Promise<void> {
    this.#counts.delete(key);
  }
}
