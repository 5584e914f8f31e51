import { createClient } from 'redis';
import type { PictureChangedEvent } from '../pictures/picture-changed-event.js';
import { withoutPassword } from '../store/without-password.js';

const CHANNEL = 'vernal-gallery:pictures';
const MAX_RETRY_DELAY = 2000;

/** What one process tells the others. */
type PictureNews = Pick<PictureChangedEvent, 'change' | 'name' | 'lastModified'>;

/** The processes of one gallery meet here: sessions by one connection, news of pictures by another one. */
export class GalleryRedis {
  readonly client: ReturnType<typeof connection>;
  readonly #subscriber: ReturnType<typeof connection>;

  /** Use {@link connect}: it is not connected yet. */
  constructor(url: string) {
    const state = { wasReady: false };
    this.client = connection(url, state);
    this.#subscriber = connection(url, state);
  }

  /** Throws an `Error` that says what to do where Redis cannot be reached. Later it comes back by itself. */
  static async connect(url: string): Promise<GalleryRedis> {
    const redis = new GalleryRedis(url);
    try {
      await Promise.all([redis.client.connect(), redis.#subscriber.connect()]);
    } catch (error) {
      redis.close();
      throw new Error(
        `The gallery cannot reach Redis at ${withoutPassword(url)} (${(error as Error).message}). ` +
          'Start it and check REDIS_URL, or leave REDIS_URL out where one process serves.',
        { cause: error },
      );
    }
    return redis;
  }

  async publish(news: PictureNews & { readonly from: string }): Promise<void> {
    await this.client.publish(CHANNEL, JSON.stringify(news));
  }

  /** `onGap`: the connection was cut off for a while, and nobody knows what was missed. */
  async subscribe(onNews: (news: PictureNews & { readonly from: string }) => void, onGap: () => void): Promise<void> {
    await this.#subscriber.subscribe(CHANNEL, (text) => onNews(JSON.parse(text)));
    this.#subscriber.on('ready', onGap);
  }

  close(): void {
    for (const connected of [this.client, this.#subscriber]) if (connected.isOpen) connected.destroy();
  }
}

function connection(url: string, state: { wasReady: boolean }) {
  const reconnectStrategy = (retries: number, cause: Error) =>
    state.wasReady ? Math.min(100 * 2 ** retries, MAX_RETRY_DELAY) : cause;
  // a request does not wait for a server that is away
  const client = createClient({ url, disableOfflineQueue: true, socket: { reconnectStrategy } });
  client.on('ready', () => {
    state.wasReady = true;
  });
  client.on('error', (error: Error) => {
    if (state.wasReady) console.error(`Redis: ${error.message || String(error)}`);
  });
  return client;
}
