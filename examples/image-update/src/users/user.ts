/** What users may do: an editor changes pictures, an admin users as well. To look needs no user. */
export const ROLES = ['editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody who may work in the studio. */
export interface User {
  readonly name: string;
  readonly role: Role;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Another one than the session has: it was begun with another password, or by another user of this name, and is over. */
  readonly sessionKey: string;
}
