import { Interface, type MaybePromise } from '@vernal/core';
import type { StoredSession } from './stored-session.js';

/**
 * Where sessions are kept; found as a bean of this type. A repository may hand out the same object for the same session, or a
 * copy for each request: then the last `update` counts. Source: Spring Session `SessionRepository`.
 */
@Interface({ all: ['insert', 'find', 'update', 'rename', 'delete'] })
export abstract class SessionRepository {
  /** Calls a listener, the last one that was given, with each session that expires, once it is kept no more. One that cannot know has no such method. */
  onExpiry?(listener: (session: StoredSession) => void): void;
  /** Keeps a new session. */
  abstract insert(session: StoredSession): MaybePromise<void>;
  /** The session of an id; undefined where there is none, or it has expired. */
  abstract find(id: string): MaybePromise<StoredSession | undefined>;
  /** Keeps what a request changed; does nothing where the session has been deleted meanwhile. */
  abstract update(session: StoredSession): MaybePromise<void>;
  /** Keeps a session by its new id; the old one is found no more. */
  abstract rename(oldId: string, session: StoredSession): MaybePromise<void>;
  abstract delete(id: string): MaybePromise<void>;
}
