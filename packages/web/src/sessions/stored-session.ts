/** A session as a repository keeps it. */
export interface StoredSession {
  id: string;
  /** Milliseconds since the epoch. */
  readonly creationTime: number;
  /** Milliseconds since the epoch. */
  lastAccessedTime: number;
  /** Seconds; 0 or less: it never ends. */
  maxInactiveInterval: number;
  readonly attributes: Map<string, unknown>;
}

/** Whether nobody has used a session for too long. */
export function isExpired(session: StoredSession, now: number): boolean {
  const { maxInactiveInterval, lastAccessedTime } = session;
  return maxInactiveInterval > 0 && now - lastAccessedTime >= maxInactiveInterval * 1000;
}
