import { SessionRepository } from './session-repository.js';
import { isExpired, type StoredSession } from './stored-session.js';

const SWEEP_INTERVAL = 60_000;

/**
 * Keeps sessions in memory: requests at the same time share one object, and all is lost with the process. Expired ones are
 * removed every minute, which does not keep the process alive. Source: Spring Session `MapSessionRepository`.
 */
export class MapSessionRepository extends SessionRepository {
  readonly #sessions = new Map<string, StoredSession>();
  readonly #now: () => number;
  #expired: (session: StoredSession) => void = () => {};
  #sweep: NodeJS.Timeout | undefined;

  /** @param now the clock; milliseconds since the epoch */
  constructor(now: () => number = Date.now) {
    super();
    this.#now = now;
  }

  /** Sessions that are kept, expired ones that are not removed yet included. */
  get size(): number {
    return this.#sessions.size;
  }

  override onExpiry(listener: (session: StoredSession) => void): void {
    this.#expired = listener;
  }

  insert(session: StoredSession): void {
    this.#sessions.set(session.id, session);
    this.#sweep ??= setInterval(() => this.removeExpired(), SWEEP_INTERVAL).unref();
  }

  find(id: string): StoredSession | undefined {
    const session = this.#sessions.get(id);
    if (!session || !isExpired(session, this.#now())) return session;
    this.#expire(session);
    return undefined;
  }

  update(session: StoredSession): void {
    if (this.#sessions.has(session.id)) this.#sessions.set(session.id, session);
  }

  rename(oldId: string, session: StoredSession): void {
    if (this.#sessions.delete(oldId)) this.#sessions.set(session.id, session);
  }

  delete(id: string): void {
    this.#sessions.delete(id);
  }

  removeExpired(): void {
    const now = this.#now();
    for (const session of this.#sessions.values()) if (isExpired(session, now)) this.#expire(session);
    if (this.#sessions.size > 0) return;
    clearInterval(this.#sweep);
    this.#sweep = undefined;
  }

  #expire(session: StoredSession): void {
    this.#sessions.delete(session.id);
    this.#expired(session);
  }
}
