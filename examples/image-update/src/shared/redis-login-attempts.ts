import type { GallerySettings } from '../gallery-settings.js';
import { type Count, LoginAttempts } from '../users/login-attempts.js';
import type { GalleryRedis } from './gallery-redis.js';
import { orUnavailable } from './or-unavailable.js';

/** A count that is not there any more stays away. */
const DECREMENT = `if redis.call('EXISTS', KEYS[1]) == 1 then redis.call('DECR', KEYS[1]) end`;
const PREFIX = 'vernal-gallery:login-attempts:';

/** Counts for all processes of a gallery. */
export class RedisLoginAttempts extends LoginAttempts {
  readonly #client: GalleryRedis['client'];

  constructor({ client }: GalleryRedis, settings: GallerySettings) {
    super(settings);
    this.#client = client;
  }

  protected async increment(key: string, window: number): Promise<Count> {
    const [, count, remaining] = await orUnavailable(() =>
      this.#client
        .multi()
        .set(PREFIX + key, 0, { expiration: { type: 'PX', value: window }, condition: 'NX' })
        .incr(PREFIX + key)
        .pTTL(PREFIX + key)
        .execTyped(),
    );
    return { count, remaining };
  }

  protected async decrement(key: string): Promise<void> {
    await orUnavailable(() => this.#client.eval(DECREMENT, { keys: [PREFIX + key] }));
  }

  protected async remove(key: string): Promise<void> {
    await orUnavailable(() => this.#client.del(PREFIX + key));
  }
}
