import { getLogger } from '@vernal/core';
import { JsonSessionSerializer } from './json-session-serializer.js';
import { SessionRepository } from './session-repository.js';
import { SessionSerializationException, type SessionSerializer } from './session-serializer.js';
import type { StoredSession } from './stored-session.js';

const logger = getLogger('vernal.web.RedisSessionRepository');

/** What is asked of a connection: that of `createClient()` of the package `redis`, 5 or later, or of `@redis/client`. */
export interface RedisSessionClient {
  hGetAll(key: string): Promise<Record<string, string>>;
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  del(key: string): Promise<number>;
}

/** Settings of a {@link RedisSessionRepository}. */
export interface RedisSessionRepositoryOptions {
  /** What the keys begin with: `<namespace>:sessions:<id>`. Default `vernal:session`. */
  readonly namespace?: string;
  /** Default: a {@link JsonSessionSerializer}. */
  readonly serializer?: SessionSerializer;
}

const CREATED = 'creationTime';
const ACCESSED = 'lastAccessedTime';
const MAX_INACTIVE = 'maxInactiveInterval';
const ATTRIBUTE = 'sessionAttr:';

/**
 * Writes fields of a session: KEYS its key, and its new one where that changes; ARGV whether it may be a new one (1 or 0), the
 * milliseconds it lives (0: for ever), the number of fields, their names and values, then names of fields to remove.
 */
const WRITE = `
local key = KEYS[1]
if ARGV[1] == '0' and redis.call('EXISTS', key) == 0 then return 0 end
if KEYS[2] then
  redis.call('RENAME', key, KEYS[2])
  key = KEYS[2]
end
local last = 3 + 2 * tonumber(ARGV[3])
for i = 4, last, 2 do redis.call('HSET', key, ARGV[i], ARGV[i + 1]) end
for i = last + 1, #ARGV do redis.call('HDEL', key, ARGV[i]) end
if tonumber(ARGV[2]) > 0 then redis.call('PEXPIRE', key, ARGV[2]) else redis.call('PERSIST', key) end
return 1`;

/**
 * Keeps sessions in Redis, so that several processes share them and a restart keeps them: a hash for each, which Redis removes
 * when nobody has used it for `maxInactiveInterval`. A request writes the attributes that it changed, and no others, so that
 * requests at the same time do not undo each other's changes. Attributes are told neither of their end by expiry nor of one in another
 * process. A session that cannot be read, as after a class has gone, counts as none. The keys of a session whose id changes
 * must lie on one server: Redis Cluster is not supported. Source: Spring Session `RedisSessionRepository`.
 */
export class RedisSessionRepository extends SessionRepository {
  readonly #client: RedisSessionClient;
  readonly #prefix: string;
  readonly #serializer: SessionSerializer;
  /** What Redis has of the sessions that were handed out. */
  readonly #known = new WeakMap<StoredSession, ReadonlyMap<string, string>>();

  /** @param client connected, and ended by who made it */
  constructor(client: RedisSessionClient, options: RedisSessionRepositoryOptions = {}) {
    super();
    this.#client = client;
    this.#prefix = `${options.namespace ?? 'vernal:session'}:sessions:`;
    this.#serializer = options.serializer ?? new JsonSessionSerializer();
  }

  async insert(session: StoredSession): Promise<void> {
    await this.#write(session, [session.id], true);
  }

  async find(id: string): Promise<StoredSession | undefined> {
    const fields = await this.#client.hGetAll(this.#prefix + id);
    if (fields[CREATED] === undefined) return undefined;
    try {
      return this.#read(id, fields);
    } catch (error) {
      if (!(error instanceof SessionSerializationException)) throw error;
      logger.error('A session cannot be read and counts as none', error);
      return undefined;
    }
  }

  async update(session: StoredSession): Promise<void> {
    await this.#write(session, [session.id], false);
  }

  async rename(oldId: string, session: StoredSession): Promise<void> {
    await this.#write(session, [oldId, session.id], false);
  }

  async delete(id: string): Promise<void> {
    await this.#client.del(this.#prefix + id);
  }

  #read(id: string, fields: Readonly<Record<string, string>>): StoredSession {
    const texts = new Map<string, string>();
    const attributes = new Map<string, unknown>();
    for (const [field, text] of Object.entries(fields)) {
      if (!field.startsWith(ATTRIBUTE)) continue;
      const name = field.slice(ATTRIBUTE.length);
      texts.set(name, text);
      attributes.set(
        name,
        inAttribute(name, () => this.#serializer.deserialize(text)),
      );
    }
    const session = {
      id,
      creationTime: Number(fields[CREATED]),
      lastAccessedTime: Number(fields[ACCESSED]),
      maxInactiveInterval: Number(fields[MAX_INACTIVE]),
      attributes,
    };
    this.#known.set(session, texts);
    return session;
  }

  async #write(session: StoredSession, ids: readonly string[], isNew: boolean): Promise<void> {
    const known = this.#known.get(session) ?? new Map<string, string>();
    const texts = new Map<string, string>();
    for (const [name, value] of session.attributes) {
      texts.set(
        name,
        inAttribute(name, () => this.#serializer.serialize(value)),
      );
    }
    const fields = [
      ...[CREATED, String(session.creationTime)],
      ...[ACCESSED, String(session.lastAccessedTime)],
      ...[MAX_INACTIVE, String(session.maxInactiveInterval)],
    ];
    for (const [name, text] of texts) if (known.get(name) !== text) fields.push(ATTRIBUTE + name, text);
    const gone = [...known.keys()].filter((name) => !texts.has(name)).map((name) => ATTRIBUTE + name);
    const lifetime = Math.max(0, Math.ceil(session.maxInactiveInterval * 1000));
    await this.#client.eval(WRITE, {
      keys: ids.map((id) => this.#prefix + id),
      arguments: [isNew ? '1' : '0', String(lifetime), String(fields.length / 2), ...fields, ...gone],
    });
    this.#known.set(session, texts);
  }
}

/** Lets an exception say which attribute it is about. */
function inAttribute<T>(name: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof SessionSerializationException)) throw error;
    throw new SessionSerializationException(
      `The session attribute '${name}' cannot be kept in Redis. ${error.message}`,
      {
        cause: error,
      },
    );
  }
}
