import { SessionRepository, type StoredSession } from '@vernal/web';
import { type RedisSessionClient, RedisSessionRepository } from '@vernal/web/redis';
import { orUnavailable } from './or-unavailable.js';

/** Sessions in Redis; while it is away, requests that need one are answered by 503. */
export class RedisSessions extends SessionRepository {
  readonly #sessions: SessionRepository;

  constructor(client: RedisSessionClient) {
    super();
    this.#sessions = new RedisSessionRepository(client, { namespace: 'vernal-gallery' });
  }

  insert(session: StoredSession): Promise<void> {
    return orUnavailable(() => this.#sessions.insert(session));
  }

  find(id: string): Promise<StoredSession | undefined> {
    return orUnavailable(() => this.#sessions.find(id));
  }

  update(session: StoredSession): Promise<void> {
    return orUnavailable(() => this.#sessions.update(session));
  }

  rename(oldId: string, session: StoredSession): Promise<void> {
    return orUnavailable(() => this.#sessions.rename(oldId, session));
  }

  delete(id: string): Promise<void> {
    return orUnavailable(() => this.#sessions.delete(id));
  }
}
